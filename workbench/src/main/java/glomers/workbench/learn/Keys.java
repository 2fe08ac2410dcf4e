package glomers.workbench.learn;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The keyboard. On a terminal, a key counts at once: {@code stty} turns off the waiting for Enter,
 * and the echo. Where there is no {@code stty}, or STDIN is no terminal, a line is read, and each
 * of its characters is a key. Thread-safe.
 */
public final class Keys implements AutoCloseable {
  private final Optional<String> settings; // of the terminal, before
  private final Thread atExit = new Thread(this::restore, "terminal");

  private Keys(Optional<String> settings) {
    this.settings = settings;
  }

  /**
   * Begins to read keys.
   *
   * @param pressed called for each key, on a thread of its own
   */
  public static Keys open(InputStream in, Consumer<Character> pressed) {
    Optional<String> settings = stty("-g").filter(before -> stty("-icanon", "-echo").isPresent());
    Keys keys = new Keys(settings);
    if (settings.isPresent()) {
      Runtime.getRuntime().addShutdownHook(keys.atExit);
    }
    Thread reader = new Thread(() -> read(in, pressed), "keys");
    reader.setDaemon(true); // a blocked read can't be ended
    reader.start();
    return keys;
  }

  /** Whether a key counts at once, or else only after Enter. */
  public boolean immediate() {
    return settings.isPresent();
  }

  @Override
  public void close() {
    if (settings.isPresent()) {
      restore();
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException e) {
        // the JVM is ending, and restores the terminal anyway
      }
    }
  }

  private void restore() {
    settings.ifPresent(Keys::stty);
  }

  private static void read(InputStream in, Consumer<Character> pressed) {
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (!Character.isWhitespace(next)) {
          pressed.accept(Character.toLowerCase((char) next));
        }
      }
    } catch (IOException e) {
      // no more keys
    }
  }

  /** Runs stty on this process's STDIN: what it prints, or empty if it fails. */
  private static Optional<String> stty(String... words) {
    try {
      List<String> command = new ArrayList<>(List.of("stty"));
      command.addAll(List.of(words));
      Process process =
          new ProcessBuilder(command)
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.DISCARD)
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(out.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
