package glomers.workbench.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the code of a program in a stack trace. */
public final class ProgramFrames {
  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  private static final List<String> RUNTIME =
      List.of(
          "glomers.common.",
          "glomers.workbench.cluster.",
          "glomers.workbench.loop.",
          "glomers.workbench.network.",
          "glomers.workbench.program.",
          "glomers.workbench.run.",
          "glomers.workbench.explore.");

  private ProgramFrames() {}

  /** The innermost line of the program's source, such as {@code Node.java:12, in broadcast}. */
  public static Optional<String> place(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(frame -> !isOf(JDK, frame) && !isOf(RUNTIME, frame))
        .findFirst()
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber() + method(frame));
  }

  /** An exception of the program, and where the program's code threw it. */
  static String describe(Throwable thrown) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    String what =
        thrown.getMessage() == null || cause == thrown ? thrown.toString() : thrown.getMessage();
    return what + place(cause.getStackTrace()).map(place -> ", at " + place).orElse("");
  }

  /** Whether the program's code was the innermost, the JDK's aside. */
  static boolean isInnermost(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(frame -> !isOf(JDK, frame))
        .findFirst()
        .map(frame -> !isOf(RUNTIME, frame))
        .orElse(false);
  }

  /** The method; for a lambda expression, the method that contains it. */
  private static String method(StackTraceElement frame) {
    String name = frame.getMethodName();
    if (name.startsWith("lambda$")) {
      name = name.split("\\$")[1];
    }
    return name.startsWith("<") || name.equals("new") ? "" : ", in " + name;
  }

  private static boolean isOf(List<String> packages, StackTraceElement frame) {
    return packages.stream().anyMatch(frame.getClassName()::startsWith);
  }
}
