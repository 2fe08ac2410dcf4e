package glomers.workbench.bench;

import static java.math.RoundingMode.HALF_UP;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The machine that was measured on.
 *
 * @param java the JVM that the parts' scripts find, as it calls itself
 * @param cores how many processors there are
 * @param system the operating system
 * @param load how many processes ran or wanted to, in the minute before; empty if it doesn't tell
 * @param tellsMemory whether the system says how much memory a process has
 */
record Setting(String java, int cores, String system, OptionalDouble load, boolean tellsMemory) {
  static Setting of(Jvm jvm) throws IOException, InterruptedException {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new Setting(
        jvm.version().split(" for ")[0],
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load),
        Usage.tellsMemory());
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
