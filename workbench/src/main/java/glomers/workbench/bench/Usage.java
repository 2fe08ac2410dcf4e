package glomers.workbench.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What a process uses, and whatever it started with it: a wrapper script's program counts. */
final class Usage {
  private static final Path PROC = Path.of("/proc");
  private static final double KIB_PER_MB = 1e6 / 1024;

  private Usage() {}

  /** Whether this system tells how much memory a process has. */
  static boolean tellsMemory() {
    return memory(ProcessHandle.current().pid(), "VmRSS").isPresent();
  }

  /** Resident memory now, in megabytes; empty if the system doesn't tell. */
  static OptionalDouble residentMegabytes(ProcessHandle process) {
    return sum(process, "VmRSS");
  }

  /** The most resident memory so far, in megabytes, of each process by itself and added up. */
  static OptionalDouble peakMegabytes(ProcessHandle process) {
    return sum(process, "VmHWM");
  }

  /** Processor time so far, in seconds; empty if the system doesn't tell. */
  static OptionalDouble cpuSeconds(ProcessHandle process) {
    return sum(
        tree(process)
            .flatMap(one -> one.info().totalCpuDuration().stream())
            .mapToDouble(Duration::toNanos)
            .map(nanos -> nanos / 1e9));
  }

  private static OptionalDouble sum(ProcessHandle process, String field) {
    return sum(
        tree(process).map(one -> memory(one.pid(), field)).flatMapToDouble(OptionalDouble::stream));
  }

  private static OptionalDouble sum(DoubleStream values) {
    double[] each = values.toArray();
    return each.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Arrays.stream(each).sum());
  }

  private static Stream<ProcessHandle> tree(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static OptionalDouble memory(long pid, String field) {
    Path status = PROC.resolve(Long.toString(pid)).resolve("status");
    try (Stream<String> lines = Files.lines(status, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith(field + ":"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MB)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty(); // no /proc here, or no such process any more
    }
  }
}
