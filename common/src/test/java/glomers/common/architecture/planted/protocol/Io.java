package glomers.common.architecture.planted.protocol;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Breaks a rule on purpose: its test checks that the rule reports each nested class. */
public final class Io {
  private Io() {}

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

  static final class OpensAChannel {
    Object open(Path file) throws IOException {
      return FileChannel.open(file);
    }
  }

  static final class Prints {
    void print() {
      System.out.println("x");
    }
  }
}
