package dev.baseline.server.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The phases of something that took time, each as a bar on one axis.
 *
 * @param bars the phases with their bars
 * @param hasProcessorTime whether any phase says how much processor time it took
 * @param hasMemory whether any phase says how much memory it took
 */
public record Timeline(List<Bar> bars, boolean hasProcessorTime, boolean hasMemory) {

  /**
   * A phase.
   *
   * @param name what it does
   * @param depth how many phases it is a part of
   * @param status what came of it
   * @param startedAt when it began
   * @param seconds how long it took
   * @param userSeconds processor time in its own code
   * @param systemSeconds processor time in the kernel
   * @param peakMemory the most memory that it held, in bytes
   */
  public record Phase(
      String name,
      int depth,
      String status,
      Instant startedAt,
      double seconds,
      Optional<Double> userSeconds,
      Optional<Double> systemSeconds,
      OptionalLong peakMemory) {}

  /**
   * A phase with its bar.
   *
   * @param name what it does
   * @param depth how many phases it is a part of, at most 6
   * @param mark what came of it
   * @param left where the bar begins, as a percentage
   * @param width how wide the bar is, as a percentage
   * @param seconds how long it took
   * @param share what part of the whole that is, as a percentage
   * @param processor its processor time
   * @param memory the most memory that it held
   */
  public record Bar(
      String name,
      int depth,
      Mark mark,
      String left,
      String width,
      Figure seconds,
      String share,
      Optional<Figure> processor,
      Optional<Figure> memory) {}

  private static final int MOST_DEPTH = 6;

  public Timeline {
    bars = List.copyOf(bars);
  }

  /**
   * The bars of {@code phases} between two times.
   *
   * @param from where the axis begins
   * @param to where the axis ends; phases may reach beyond, and then it ends with them
   */
  public static Timeline of(Instant from, Instant to, List<Phase> phases) {
    double end = seconds(from, to);
    for (var phase : phases) {
      end = Math.max(end, seconds(from, phase.startedAt()) + phase.seconds());
    }
    double whole = Math.max(end, 1e-3);
    return new Timeline(
        phases.stream().map(phase -> bar(phase, from, whole)).toList(),
        phases.stream().anyMatch(phase -> phase.userSeconds().isPresent()),
        phases.stream().anyMatch(phase -> phase.peakMemory().isPresent()));
  }

  private static Bar bar(Phase phase, Instant from, double whole) {
    double left = Math.clamp(seconds(from, phase.startedAt()) / whole, 0, 1);
    double width = Math.clamp(phase.seconds() / whole, 0, 1 - left);
    Optional<Double> processor =
        phase.userSeconds().map(user -> user + phase.systemSeconds().orElse(0.0));
    Optional<Figure> memory =
        phase.peakMemory().isPresent()
            ? Optional.of(Numbers.figure((double) phase.peakMemory().getAsLong(), "B"))
            : Optional.empty();
    return new Bar(
        phase.name(),
        Math.min(phase.depth(), MOST_DEPTH),
        Mark.ofStatus(phase.status()),
        Svg.percent(left),
        Svg.percent(width),
        Numbers.figure(phase.seconds(), "s"),
        Math.round(phase.seconds() / whole * 100) + "\u00a0%",
        processor.map(value -> Numbers.figure(value, "s")),
        memory);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
