package glomers.workbench.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The machine that was measured on.
 *
 * @param java the JVM that the parts' scripts find, as it calls itself
 * @param cores how many processors there are
 * @param system the operating system
 * @param tellsMemory whether the system says how much memory a process has
 */
record Setting(String java, int cores, String system, boolean tellsMemory) {
  static Setting of(Jvm jvm) throws IOException, InterruptedException {
    return new Setting(
        jvm.version().split(", built")[0],
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Usage.tellsMemory());
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("java", java);
    map.put("cores", cores);
    map.put("system", system);
    return map;
  }
}
