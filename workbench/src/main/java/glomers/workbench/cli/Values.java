package glomers.workbench.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Converts the words of a command line to values, more strictly than Java does. */
final class Values {
  /** Excludes 20d, 0x1p3 and NaN, which Java accepts as numbers. */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

  private static final Pattern ANYTHING = Pattern.compile(".+", Pattern.DOTALL);

  private Values() {}

  static void register(CommandLine commandLine) {
    commandLine.registerConverter(Double.class, word -> Double.valueOf(checked(DECIMAL, word)));
    commandLine.registerConverter(double.class, word -> Double.valueOf(checked(DECIMAL, word)));
    commandLine.registerConverter(Long.class, word -> Long.valueOf(checked(WHOLE, word)));
    commandLine.registerConverter(long.class, word -> Long.valueOf(checked(WHOLE, word)));
    commandLine.registerConverter(Integer.class, word -> Integer.valueOf(checked(WHOLE, word)));
    commandLine.registerConverter(int.class, word -> Integer.valueOf(checked(WHOLE, word)));
    commandLine.registerConverter(Path.class, word -> Path.of(checked(ANYTHING, word)));
  }

  private static String checked(Pattern pattern, String word) {
    if (!pattern.matcher(word).matches()) {
      throw new TypeConversionException("not of the right form");
    }
    return word;
  }
}
