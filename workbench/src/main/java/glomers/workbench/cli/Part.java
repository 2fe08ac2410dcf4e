package glomers.workbench.cli;

import glomers.workbench.scenario.Challenge;
import java.util.List;
import java.util.Locale;

/** The names of this workbook's parts, for messages and for shells that complete words. */
final class Part {
  static final List<String> NAMES = List.of("3a", "3b", "3c");

  private Part() {}

  /** The error about a word that is no part, with a suggestion. */
  static String unknown(String word) {
    return unknown(word, NAMES);
  }

  /** The same for another list of names. */
  static String unknown(String word, List<String> names) {
    String message = "there is no part '" + word + "': the parts are " + String.join(", ", names);
    if (Challenge.of(word).isPresent()) {
      return message + ". To put 3c to the challenge " + word + ": 3c --challenge " + word;
    }
    // Accepts part-3b and 3B. The edit distance doesn't help: any two names of two letters are near
    // each other.
    return names.stream()
        .filter(word.toLowerCase(Locale.ROOT)::contains)
        .findFirst()
        .map(name -> message + ". Did you mean " + name + "?")
        .orElse(message);
  }
}
