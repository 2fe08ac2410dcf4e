package glomers.workbench.run;

import java.util.List;
import java.util.Locale;

/**
 * The result of checking a test against the targets of its challenge. Immutable.
 *
 * @param reasons descriptions of the targets that were missed and by how much, or of why they were
 *     not checked
 */
public record TargetsResult(Status status, List<String> reasons) {
  public TargetsResult {
    reasons = List.copyOf(reasons);
  }

  /** Whether the targets were met. */
  public enum Status {
    MET,
    MISSED,
    /** Some targets were missed, but the machine was too busy to deliver messages on time. */
    IN_DOUBT,
    /** The settings differ from the challenge's. */
    NOT_JUDGED;

    /** A description for people. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The value in result files: true or false if that is known. */
    public Object toJson() {
      return switch (this) {
        case MET -> true;
        case MISSED -> false;
        case IN_DOUBT, NOT_JUDGED -> "unknown";
      };
    }
  }
}
