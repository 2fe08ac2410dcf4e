package glomers.docs.planted.part3x;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.logging.Logger;

/** Each nested class breaks a rule on purpose. */
public final class Streams {
  private Streams() {}

  static final class Prints {
    void print() {
      System.out.println("x");
    }
  }

  static final class PrintsElsewhere {
    void print() {
      System.err.print(1);
    }
  }

  static final class Reads {
    int read() throws IOException {
      return System.in.read();
    }
  }

  static final class Exits {
    void exit() {
      System.exit(0);
    }
  }

  static final class OpensAFile {
    Object open() throws IOException {
      return new FileInputStream("x");
    }
  }

  static final class NamesAFile {
    Object name() {
      return Path.of("x");
    }
  }

  static final class NamesASite {
    Object name() {
      return URI.create("x");
    }
  }

  static final class Logs {
    void log() {
      Logger.getGlobal().info("x");
    }
  }

  static final class StartsAProcess {
    Object start() {
      return new ProcessBuilder("x");
    }
  }
}
