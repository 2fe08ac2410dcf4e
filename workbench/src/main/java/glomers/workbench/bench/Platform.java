package glomers.workbench.bench;

import static java.math.RoundingMode.HALF_UP;

import glomers.workbench.cluster.ResourceUsage;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The machine on which a bench runs. Immutable.
 *
 * @param java the JVM of the workbench, which the parts' scripts also use
 * @param cores number of processors
 * @param system the operating system
 * @param load the load average of the minute before; empty if the system does not report it
 * @param reportsMemory whether the system reports the memory of a process
 */
record Platform(String java, int cores, String system, OptionalDouble load, boolean reportsMemory) {
  static Platform current() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new Platform(
        System.getProperty("java.vm.name") + " (" + System.getProperty("java.vm.version") + ")",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load),
        ResourceUsage.reportsMemory());
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("java", java);
    map.put("cores", cores);
    map.put("system", system);
    map.put(
        "load",
        load.isEmpty() ? null : BigDecimal.valueOf(load.getAsDouble()).setScale(2, HALF_UP));
    return map;
  }
}
