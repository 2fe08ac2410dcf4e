package glomers.common.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineWriterTest {
  private static final long CLOSE_MILLIS = Threads.PATIENCE_SECONDS * 1000;
  private static final byte[] MEGABYTE = "x".repeat(1 << 20).getBytes(UTF_8);

  private final Sink sink = new Sink();
  private final AtomicLong now = new AtomicLong();

  @Test
  void lines_of_many_threads_stay_whole_and_in_the_order_of_each_thread() throws Exception {
    LineWriter writer = new LineWriter(sink, e -> {});
    int threads = 8;
    int lines = 2_000;
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      String name = String.valueOf(i);
      writers.add(
          Threads.start(
              () ->
                  IntStream.range(0, lines)
                      .forEach(n -> writer.write(bytes((name + ":" + n + " ").repeat(20))))));
    }
    for (Thread thread : writers) {
      Threads.join(thread);
    }
    writer.close(CLOSE_MILLIS);
    Map<String, Integer> next = new HashMap<>();
    for (String line : sink.lines()) {
      String name = line.substring(0, 1);
      int number = next.merge(name, 1, Integer::sum) - 1;
      assertThat(line).isEqualTo((name + ":" + number + " ").repeat(20));
    }
    assertThat(next)
        .hasSize(threads)
        .allSatisfy((name, count) -> assertThat(count).isEqualTo(lines));
  }

  @Test
  void an_idle_writer_writes_a_line_immediately() throws Exception {
    LineWriter writer = new LineWriter(sink, e -> {});
    for (int i = 1; i <= 3; i++) {
      CountDownLatch flushed = sink.nextFlush();
      writer.write(bytes("line " + i));
      Threads.await(flushed);
      assertThat(sink.lines()).hasSize(i).last().isEqualTo("line " + i);
    }
    writer.close(CLOSE_MILLIS);
  }

  @Test
  void lines_that_arrive_during_a_write_are_written_together() throws Exception {
    sink.block();
    LineWriter writer = new LineWriter(sink, e -> {});
    writer.write(bytes("first"));
    Threads.await(sink.reached);
    IntStream.range(0, 10_000).forEach(n -> writer.write(bytes("line " + n)));
    sink.unblock();
    writer.close(CLOSE_MILLIS);
    assertThat(sink.lines()).hasSize(10_001).last().isEqualTo("line 9999");
    assertThat(sink.flushes()).isEqualTo(2);
  }

  @Test
  void lines_of_a_quick_batch_are_written_together_at_its_end() throws Exception {
    LineWriter writer = new LineWriter(sink, 1 << 24, e -> {}, now::get);
    Threads.awaitWaiting(writer.thread); // otherwise it may find lines before it first waits
    CountDownLatch flushed = sink.nextFlush();
    writer.batch(() -> IntStream.range(0, 10_000).forEach(n -> writer.write(bytes("line " + n))));
    Threads.await(flushed);
    assertThat(sink.lines()).hasSize(10_000);
    writer.close(CLOSE_MILLIS);
    assertThat(sink.flushes()).isEqualTo(1);
  }

  /** Each task takes 20 ms, and its line must not wait for the tasks after it. */
  @Test
  void a_line_of_a_slow_batch_is_written_before_the_next_task_ends() throws Exception {
    LineWriter writer = new LineWriter(sink, 1 << 24, e -> {}, now::get);
    writer.batch(
        () -> {
          for (int i = 1; i <= 3; i++) {
            CountDownLatch flushed = sink.nextFlush();
            now.addAndGet(20_000_000);
            writer.write(bytes("answer " + i));
            Threads.await(flushed);
            assertThat(sink.lines()).hasSize(i);
          }
        });
    writer.close(CLOSE_MILLIS);
  }

  @Test
  void a_line_of_a_quick_task_after_a_slow_one_does_not_wait_for_the_next_task() throws Exception {
    LineWriter writer = new LineWriter(sink, 1 << 24, e -> {}, now::get);
    CountDownLatch slow = sink.nextFlush();
    writer.batch(
        () -> {
          now.addAndGet(20_000_000);
          writer.write(bytes("slow"));
        });
    Threads.await(slow);
    writer.batch(
        () -> {
          CountDownLatch flushed = sink.nextFlush();
          writer.write(bytes("quick"));
          Threads.await(flushed); // within the batch, because a slow task may follow
        });
    writer.close(CLOSE_MILLIS);
    assertThat(sink.lines()).containsExactly("slow", "quick");
  }

  @Test
  void lines_of_a_batch_that_fails_are_written_too() throws Exception {
    LineWriter writer = new LineWriter(sink, e -> {});
    CountDownLatch flushed = sink.nextFlush();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                writer.batch(
                    () -> {
                      writer.write(bytes("line"));
                      throw new IllegalStateException("planted");
                    }));
    Threads.await(flushed);
    assertThat(sink.lines()).containsExactly("line");
    flushed = sink.nextFlush();
    writer.write(bytes("after it")); // after the batch, lines are written immediately again
    Threads.await(flushed);
    writer.close(CLOSE_MILLIS);
  }

  @Test
  void lines_of_other_threads_are_written_during_a_batch() throws Exception {
    LineWriter writer = new LineWriter(sink, e -> {});
    CountDownLatch flushed = sink.nextFlush();
    writer.batch(
        () -> {
          Threads.start(() -> writer.write(bytes("other")));
          Threads.await(flushed);
        });
    assertThat(sink.lines()).containsExactly("other");
    writer.close(CLOSE_MILLIS);
  }

  @Test
  void a_batch_larger_than_the_buffer_waits_for_the_writer_only() throws Exception {
    LineWriter writer = new LineWriter(sink, e -> {});
    for (int i = 0; i < 3; i++) { // by then, the writer usually waits, but not always
      CountDownLatch flushed = sink.nextFlush();
      writer.write(bytes("line"));
      Threads.await(flushed);
      Threads.join(
          Threads.start(
              () ->
                  writer.batch(() -> IntStream.range(0, 18).forEach(n -> writer.write(MEGABYTE)))));
    }
    writer.close(CLOSE_MILLIS);
    assertThat(sink.lines()).hasSize(57);
  }

  @Test
  void a_thread_waits_while_the_buffer_is_full() throws Exception {
    sink.block();
    LineWriter writer = new LineWriter(sink, e -> {});
    Thread busy = Threads.start(() -> IntStream.range(0, 40).forEach(n -> writer.write(MEGABYTE)));
    Threads.awaitWaiting(busy);
    sink.unblock();
    Threads.join(busy);
    writer.close(CLOSE_MILLIS);
    assertThat(sink.lines()).hasSize(40);
  }

  @Test
  void lines_that_are_being_written_count_as_buffered() throws Exception {
    sink.block();
    LineWriter writer = new LineWriter(sink, 3 << 20, e -> {});
    assertThat(writer.offer(MEGABYTE)).isTrue();
    writer.wake();
    Threads.await(sink.reached); // the writer has taken it
    assertThat(writer.offer(MEGABYTE)).isTrue();
    assertThat(writer.offer(MEGABYTE)).isTrue();
    assertThat(writer.offer(MEGABYTE)).isFalse();
    sink.unblock();
    writer.close(CLOSE_MILLIS);
    assertThat(sink.lines()).hasSize(3);
  }

  @Test
  void an_interrupt_of_a_thread_that_waits_loses_no_line_and_is_kept() throws Exception {
    sink.block();
    LineWriter writer = new LineWriter(sink, e -> {});
    List<Boolean> interrupted = new ArrayList<>();
    Thread busy =
        Threads.start(
            () -> {
              IntStream.range(0, 40).forEach(n -> writer.write(MEGABYTE));
              interrupted.add(Thread.currentThread().isInterrupted());
            });
    Threads.awaitWaiting(busy);
    busy.interrupt();
    sink.unblock();
    Threads.join(busy);
    writer.write(bytes("still here"));
    writer.close(CLOSE_MILLIS);
    assertThat(interrupted).containsExactly(true);
    assertThat(sink.lines()).hasSize(41).last().isEqualTo("still here");
  }

  @Test
  void closing_gives_up_on_a_stream_that_blocks() throws Exception {
    sink.block();
    LineWriter writer = new LineWriter(sink, e -> {});
    writer.write(bytes("stuck"));
    Threads.await(sink.reached);
    writer.close(1); // returns, or this test never ends
    assertThat(sink.lines()).isEmpty();
    assertThat(writer.failed()).isFalse();
    sink.unblock();
  }

  @Test
  void after_closing_lines_are_dropped() throws Exception {
    LineWriter writer = new LineWriter(sink, e -> {});
    writer.write(bytes("in time"));
    writer.close(CLOSE_MILLIS);
    writer.write(bytes("late"));
    assertThat(sink.lines()).containsExactly("in time");
  }

  @Test
  void a_thread_that_waits_continues_when_the_stream_fails() throws Exception {
    sink.block();
    LineWriter writer = new LineWriter(sink, e -> {});
    assertThat(writer.failed()).isFalse();
    Thread busy = Threads.start(() -> IntStream.range(0, 40).forEach(n -> writer.write(MEGABYTE)));
    Threads.awaitWaiting(busy);
    sink.breakDown();
    sink.unblock();
    Threads.join(busy);
    writer.close(CLOSE_MILLIS);
    assertThat(writer.failed()).isTrue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** A stream that a test can block, and that signals each flush. */
  private static final class Sink extends OutputStream {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final ByteArrayOutputStream flushed = new ByteArrayOutputStream();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private CountDownLatch nextFlush = new CountDownLatch(1);
    private boolean broken;
    private int flushes;

    void block() {
      gate = new CountDownLatch(1);
    }

    void unblock() {
      gate.countDown();
    }

    synchronized void breakDown() {
      broken = true;
    }

    synchronized CountDownLatch nextFlush() {
      nextFlush = new CountDownLatch(1);
      return nextFlush;
    }

    synchronized List<String> lines() {
      return flushed.toString(UTF_8).lines().toList();
    }

    synchronized int flushes() {
      return flushes;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      reached.countDown();
      Threads.await(gate);
      synchronized (this) {
        if (broken) {
          throw new IOException("broken pipe");
        }
        pending.write(bytes, offset, length);
      }
    }

    @Override
    public synchronized void flush() throws IOException {
      pending.writeTo(flushed);
      pending.reset();
      flushes++;
      nextFlush.countDown();
    }
  }
}
