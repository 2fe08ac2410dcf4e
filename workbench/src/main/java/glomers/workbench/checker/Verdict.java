package glomers.workbench.checker;

/** A checker's verdict: Jepsen's {@code valid?}. */
public enum Verdict {
  VALID,
  INVALID,
  /** The history does not allow a verdict. */
  UNKNOWN;

  /** Combines two verdicts: invalid takes precedence over unknown, and unknown over valid. */
  public Verdict and(Verdict other) {
    if (this == INVALID || other == INVALID) {
      return INVALID;
    }
    return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : VALID;
  }

  /** The value in result files: true, false, or "unknown". */
  public Object toJson() {
    return this == UNKNOWN ? "unknown" : (Object) (this == VALID);
  }
}
