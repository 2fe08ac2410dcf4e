package glomers.workbench.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A part of a whole, in decimal arithmetic: how a double is printed differs from JDK to JDK. */
final class Ratio {
  private static final int DIGITS = 8;

  private Ratio() {}

  /** The ratio; 0 of no whole at all. */
  static BigDecimal of(long part, long whole) {
    if (whole == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal ratio =
        BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return ratio.scale() < 1 ? ratio.setScale(1) : ratio;
  }
}
