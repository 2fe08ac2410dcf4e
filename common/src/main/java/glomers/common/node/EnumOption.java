package glomers.common.node;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A command-line option whose value is one of a few words, such as {@code --relay flood|origin}.
 * For a program that takes no other argument. Immutable.
 *
 * @param name the option's name, dashes included
 * @param values all values, the default first; the word for each is its name in lower case
 */
public record EnumOption<E extends Enum<E>>(String name, List<E> values) {

  /**
   * @throws IllegalArgumentException if there are no values
   */
  public EnumOption {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(name + " has no values");
    }
  }

  /**
   * The value in the arguments, given as {@code --name value} or {@code --name=value}. Without
   * arguments, the default.
   *
   * @param program the program's name, for the error message
   * @throws IllegalArgumentException if the arguments are anything else
   */
  public E parse(String program, List<String> args) {
    if (args.isEmpty()) {
      return values.get(0);
    }
    for (E value : values) {
      String word = word(value);
      if (args.equals(List.of(name, word)) || args.equals(List.of(name + "=" + word))) {
        return value;
      }
    }
    String words = values.stream().map(EnumOption::word).collect(Collectors.joining("|"));
    throw new IllegalArgumentException(
        program + " takes " + name + " " + words + ", and got " + args);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
