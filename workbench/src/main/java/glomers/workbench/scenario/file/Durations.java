package glomers.workbench.scenario.file;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts between nanoseconds and text such as {@code 0.5 s} and {@code 20 ms}, without rounding.
 */
final class Durations {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?(ms|s)");
  private static final int NANOS_OF_MILLI = 6;
  private static final int NANOS_OF_SECOND = 9;

  /** Multiples of a tenth of a second are written in seconds, all other times in milliseconds. */
  private static final long READS_IN_SECONDS = 100_000_000;

  private Durations() {}

  /**
   * Parses a time, in nanoseconds; empty if the text is not a time, or not a whole number of
   * nanoseconds.
   */
  static OptionalLong parse(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    int digits = matcher.group(2).equals("s") ? NANOS_OF_SECOND : NANOS_OF_MILLI;
    BigDecimal nanos = new BigDecimal(matcher.group(1)).movePointRight(digits);
    return nanos.stripTrailingZeros().scale() > 0
        ? OptionalLong.empty()
        : OptionalLong.of(nanos.longValueExact());
  }

  static String format(long nanos) {
    boolean seconds = nanos % READS_IN_SECONDS == 0;
    BigDecimal number = BigDecimal.valueOf(nanos, seconds ? NANOS_OF_SECOND : NANOS_OF_MILLI);
    String text = nanos == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    return text + (seconds ? " s" : " ms");
  }
}
