package glomers.workbench.program;

import static org.assertj.core.api.Assertions.assertThat;

import glomers.workbench.program.Compilation.Compiled;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationRulesTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "new Thread(() -> {}).start();                        | Thread.start starts or uses threads",
        "new Thread() {}.run();                               | new Thread starts or uses threads",
        "Runnable r = Executors::newCachedThreadPool;         | Executors.newCachedThreadPool starts",
        "new ForkJoinPool(2).submit(() -> 1);                 | ForkJoinPool.submit starts or uses",
        "new Timer(true);                                     | new Timer starts or uses threads",
        "CompletableFuture.runAsync(() -> {});                | CompletableFuture.runAsync starts",
        "values.parallelStream().count();                     | Collection.parallelStream starts",
        "values.stream().parallel().count();                  | BaseStream.parallel starts or uses",
        "try { Thread.sleep(5); } catch (Exception e) {}      | Thread.sleep waits, which in a",
        "try { TimeUnit.HOURS.sleep(5); } catch (Exception e) {} | TimeUnit.sleep waits, which in a",
        "try { values.wait(); } catch (Exception e) {}        | Object.wait waits, which in a",
        "new CompletableFuture<Long>().join();                | CompletableFuture.join waits, which",
        "System.currentTimeMillis();                          | System.currentTimeMillis reads the",
        "java.time.Instant.now();                             | Instant.now reads the clock of the",
        "new Date();                                          | new Date reads the clock of the",
        "Math.random();                                       | Math.random draws random numbers",
        "new Random().nextInt();                              | new Random draws random numbers",
        "ThreadLocalRandom.current().nextInt();               | ThreadLocalRandom.current draws",
        "Collections.shuffle(values);                         | Collections.shuffle draws random",
        "System.exit(1);                                      | System.exit ends the process, and in",
        "Runtime.getRuntime().halt(1);                        | Runtime.halt ends the process, and in"
      })
  void what_a_simulation_does_not_offer_is_named_with_its_place(String code, String problem)
      throws Exception {
    Compiled compiled = (Compiled) Source.compile(directory, Source.program(code, ""));
    assertThat(compiled.notSimulated())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.message()).startsWith(problem);
              assertThat(found.sourceLine()).isEqualTo("    " + code);
            });
  }

  @Test
  void the_caret_is_below_the_name_of_the_method() throws Exception {
    Compiled compiled =
        (Compiled) Source.compile(directory, Source.program("long t = System.nanoTime();", ""));
    assertThat(compiled.notSimulated().get(0).text())
        .isEqualTo(
            directory.resolve("Mine.java")
                + """
                :20: error: System.nanoTime reads the clock of the machine, and the time of a \
                simulation is another
                    long t = System.nanoTime();
                                    ^
                The time of the node: node.nanoTime()""");
  }

  @Test
  void what_a_simulation_offers_is_no_problem() throws Exception {
    String code =
        """
        node.runLater(java.time.Duration.ofMillis(node.random().nextInt(5)), () -> {});
        node.rpc("n1", new Read(), ReadOk.class, java.time.Duration.ofSeconds(1))
            .thenAccept(reply -> node.log("at " + node.nanoTime()));
        Collections.shuffle(values, new Random(node.random().nextLong()));
        wait(5); synchronized (values) { values.notifyAll(); }
        Thread.currentThread().getName(); new Date(5); values.stream().sequential().count();
        new ConcurrentHashMap<Long, Long>(); new java.util.concurrent.atomic.AtomicLong();
        """;
    Compiled compiled =
        (Compiled)
            Source.compile(directory, Source.program(code, "private void wait(int turns) {}"));
    assertThat(compiled.notSimulated()).isEmpty();
  }
}
