package glomers.workbench.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Notices saves: it looks at the times and sizes of a few files, again and again. That works on
 * every file system, and on macOS it is faster than the JDK's watch service, which looks every two
 * seconds. Not thread-safe.
 */
final class SaveWatch {
  private final Source source;
  private Map<Path, List<Long>> seen;

  SaveWatch(Source source) throws IOException {
    this.source = source;
    seen = look();
  }

  /** Whether a file was saved, added or deleted since the last call, or since the beginning. */
  boolean saved() throws IOException {
    Map<Path, List<Long>> now = look();
    boolean changed = !now.equals(seen);
    seen = now;
    return changed;
  }

  /** When the newest file was saved, in milliseconds since the epoch; 0 if there is none. */
  long newestMillis() {
    return seen.values().stream().mapToLong(file -> file.get(0)).max().orElse(0);
  }

  private Map<Path, List<Long>> look() throws IOException {
    Map<Path, List<Long>> files = new LinkedHashMap<>();
    for (Path file : source.watched()) {
      try {
        files.put(file, List.of(Files.getLastModifiedTime(file).toMillis(), Files.size(file)));
      } catch (IOException e) {
        // The editor is replacing the file: the next look sees the new one.
      }
    }
    return files;
  }
}
