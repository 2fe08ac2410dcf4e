package glomers.workbench.cluster;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Hands what code of a simulated program prints to its node. Everything else that is printed goes
 * where it went before. Thread-safe.
 */
public final class StandardStreams {
  private static boolean guarded; // guarded by the class

  private StandardStreams() {}

  /** Replaces {@code System.out} and {@code System.err}. Idempotent. */
  public static synchronized void guard() {
    if (!guarded) {
      guarded = true;
      System.setOut(guarded(System.out, true));
      System.setErr(guarded(System.err, false));
    }
  }

  /** A stream in UTF-8, the encoding that the launcher sets. */
  private static PrintStream guarded(PrintStream original, boolean isStdout) {
    return new PrintStream(new Guarded(original, isStdout), true, StandardCharsets.UTF_8);
  }

  private static final class Guarded extends OutputStream {
    private final PrintStream original;
    private final boolean isStdout;

    Guarded(PrintStream original, boolean isStdout) {
      this.original = original;
      this.isStdout = isStdout;
    }

    @Override
    public void write(int next) {
      write(new byte[] {(byte) next}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      Optional<ProgramGuard> guard = ProgramGuard.running();
      if (guard.isPresent()) {
        guard.get().print(bytes, offset, length, isStdout);
      } else {
        original.write(bytes, offset, length);
      }
    }

    @Override
    public void flush() {
      original.flush();
    }
  }
}
