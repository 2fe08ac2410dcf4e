package glomers.workbench.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The memory and processor time of a process and its descendants. Descendants are included because
 * a wrapper script's program does the work. Memory comes from Linux's {@code /proc/PID/status}.
 * Thread-safe.
 */
public final class ResourceUsage {
  private static final Path PROC = Path.of("/proc");
  private static final double KIB_PER_MB = 1e6 / 1024;

  private ResourceUsage() {}

  /** Whether this system reports the memory of a process. */
  public static boolean reportsMemory() {
    return memory(ProcessHandle.current(), "VmRSS").findAny().isPresent();
  }

  /** Resident memory now, in megabytes; empty if the system does not report it. */
  public static OptionalDouble residentMegabytes(ProcessHandle process) {
    return sum(tree(process).flatMapToDouble(one -> memory(one, "VmRSS")));
  }

  /**
   * The sum of the peak resident memory of each process, in megabytes; empty if the system does not
   * report it.
   */
  public static OptionalDouble peakMegabytes(ProcessHandle process) {
    return sum(tree(process).flatMapToDouble(one -> memory(one, "VmHWM")));
  }

  /** Processor time so far, in nanoseconds; empty if the system does not report it. */
  public static OptionalDouble cpuNanos(ProcessHandle process) {
    return sum(
        tree(process)
            .flatMap(one -> one.info().totalCpuDuration().stream())
            .mapToDouble(Duration::toNanos));
  }

  private static Stream<ProcessHandle> tree(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static OptionalDouble sum(DoubleStream values) {
    return values.reduce(Double::sum);
  }

  private static DoubleStream memory(ProcessHandle process, String field) {
    Path status = PROC.resolve(Long.toString(process.pid())).resolve("status");
    try {
      return Files.readAllLines(status, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> line.startsWith(field + ":"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MB);
    } catch (IOException e) {
      return DoubleStream.empty(); // there is no /proc, or the process has ended
    }
  }
}
