package glomers.workbench.checker;

/** Whether something is right; Jepsen's {@code valid?}. */
public enum Verdict {
  VALID,
  INVALID,
  /** There is no telling. */
  UNKNOWN;

  /** Both together: invalid beats unknown, and unknown beats valid. */
  public Verdict and(Verdict other) {
    if (this == INVALID || other == INVALID) {
      return INVALID;
    }
    return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : VALID;
  }

  /** As results have it: true, false, or "unknown". */
  public Object toJson() {
    return this == UNKNOWN ? "unknown" : (Object) (this == VALID);
  }
}
