package glomers.workbench.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the program comes from that climbs. Not thread-safe. */
public interface Source {
  /** The name of the program, for titles. */
  String name();

  /** The program as it is now. */
  Attempt attempt() throws IOException;

  /** The files whose change is a save. Called from another thread. */
  List<Path> watched() throws IOException;
}
