package glomers.workbench.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A small shell process that kills the nodes if this JVM dies without a chance to do so itself, for
 * example by SIGKILL. It notices this because its STDIN reaches the end. Not thread-safe.
 */
public final class Watchdog {
  private static final String SCRIPT =
      "trap '' INT TERM HUP; pids=; "
          + "while read -r pid; do case $pid in dismissed) exit ;; "
          + "-*) left=; for p in $pids; do [ \"-$p\" = \"$pid\" ] || left=\"$left $p\"; done; pids=$left ;; "
          + "*) pids=\"$pids $pid\" ;; esac; done; "
          // Children first, if ps is available: a wrapper's program must not outlive it.
          + "tree=$(ps -A -o pid=,ppid= 2>/dev/null | awk -v roots=\"$pids\" '"
          + "BEGIN { n = split(roots, r); for (i = 1; i <= n; i++) dying[r[i]] }"
          + "{ parent[$1] = $2 }"
          + "END { do { more = 0; for (p in parent) if (!(p in dying) && parent[p] in dying)"
          + " { dying[p]; more = 1 } } while (more); for (p in dying) print p }'); "
          + "[ -n \"$pids$tree\" ] && kill -9 $tree $pids 2>/dev/null";

  private final OutputStream pipe;

  private Watchdog(OutputStream pipe) {
    this.pipe = pipe;
  }

  /** Starts the watchdog process. */
  public static Watchdog start() {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", SCRIPT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Watchdog(shell.getOutputStream());
    } catch (IOException e) {
      // There is no sh. The shutdown hook, and the end of STDIN, still stop well-behaved nodes.
      return new Watchdog(OutputStream.nullOutputStream());
    }
  }

  /** Adds a process to kill. */
  public void watch(long pid) {
    send(Long.toString(pid));
  }

  /** Removes a process that has ended, since its PID may be reused. */
  public void forget(long pid) {
    send("-" + pid);
  }

  /** Ends the watchdog without killing any process. */
  public void dismiss() {
    send("dismissed");
  }

  private void send(String line) {
    try {
      pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      pipe.flush();
    } catch (IOException e) {
      // The watchdog process has ended. See start.
    }
  }
}
