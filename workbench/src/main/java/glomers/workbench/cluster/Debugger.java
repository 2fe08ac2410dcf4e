package glomers.workbench.cluster;

import java.lang.management.ManagementFactory;

/** Finds out whether this JVM was started for a debugger, which stops threads at breakpoints. */
final class Debugger {
  private Debugger() {}

  static boolean isAttached() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(argument -> argument.contains("jdwp"));
  }
}
