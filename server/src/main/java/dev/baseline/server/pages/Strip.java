package dev.baseline.server.pages;

import java.util.List;

/**
 * One attribute along the horizontal axis of a graph: a block for as long as it had a value.
 *
 * @param name the attribute
 * @param blocks its values from left to right
 */
public record Strip(String name, List<Block> blocks) {

  /**
   * A value for as long as it lasted.
   *
   * @param value the value
   * @param left where it begins, as a percentage
   * @param width how wide it is, as a percentage
   * @param isOther whether it is drawn in the other of two tones
   * @param isLabelled whether there is room for the value
   */
  public record Block(
      String value, String left, String width, boolean isOther, boolean isLabelled) {}

  public Strip {
    blocks = List.copyOf(blocks);
  }
}
