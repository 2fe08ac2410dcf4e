package glomers.workbench.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A ratio in decimal arithmetic, because the printed form of a double differs between JDKs. */
final class Ratio {
  private static final int DIGITS = 8;

  private Ratio() {}

  /** The ratio; 0 if the whole is 0. */
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
