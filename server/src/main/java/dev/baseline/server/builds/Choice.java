package dev.baseline.server.builds;

import java.util.List;
import java.util.function.Function;

/**
 * A control of a page's form.
 *
 * @param parameter the parameter that it sets
 * @param label what it is called
 * @param options what may be chosen
 */
public record Choice(String parameter, String label, List<Option> options) {

  /**
   * One thing to choose.
   *
   * @param value the value of the parameter
   * @param label what it is called
   * @param isChosen whether it is the one in force
   */
  public record Option(String value, String label, boolean isChosen) {}

  public Choice {
    options = List.copyOf(options);
  }

  static Choice of(String parameter, String label, List<String> values, String chosen) {
    return of(parameter, label, values, chosen, Function.identity());
  }

  static Choice of(
      String parameter,
      String label,
      List<String> values,
      String chosen,
      Function<String, String> words) {
    return new Choice(
        parameter,
        label,
        values.stream()
            .map(value -> new Option(value, words.apply(value), value.equals(chosen)))
            .toList());
  }
}
