package glomers.workbench.run;

import java.util.List;
import java.util.Locale;

/**
 * How a test did against the targets of its challenge. Immutable.
 *
 * @param reasons in words: which targets were missed and by how much, or why there is no judging
 */
public record TargetsResult(Status status, List<String> reasons) {
  public TargetsResult {
    reasons = List.copyOf(reasons);
  }

  /** Whether the targets were met. */
  public enum Status {
    MET,
    MISSED,
    /** Some were missed, but the machine was too busy to deliver messages in time. */
    IN_DOUBT,
    /** The settings were not those of the challenge. */
    NOT_JUDGED;

    /** In words, for people. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As results have it: true or false where that is known. */
    public Object toJson() {
      return switch (this) {
        case MET -> true;
        case MISSED -> false;
        case IN_DOUBT, NOT_JUDGED -> "unknown";
      };
    }
  }
}
