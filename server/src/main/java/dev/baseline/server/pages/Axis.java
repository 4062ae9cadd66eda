package dev.baseline.server.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * One axis of a graph: the range that it covers, and where it is labelled.
 *
 * @param from the value at its start
 * @param to the value at its end, above {@code from}
 * @param ticks where it is labelled
 */
public record Axis(double from, double to, List<Tick> ticks) {

  private static final double[] DECIMAL = {1, 2, 5, 10};
  private static final double[] SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400
  };
  private static final int[] DAYS = {1, 2, 7, 14, 28, 56, 91, 182, 365, 730};

  /**
   * A labelled place.
   *
   * @param value where it is
   * @param label what stands there
   */
  public record Tick(double value, String label) {}

  public Axis {
    if (!(to > from)) {
      throw new IllegalArgumentException("An axis from " + from + " to " + to);
    }
    ticks = List.copyOf(ticks);
  }

  /** The axis of values from {@code least} to {@code most}, a little wider than they need. */
  public static Axis ofValues(double least, double most, String unit, boolean isFromZero) {
    double low = isFromZero ? Math.min(0, least) : least;
    double range = most - low;
    double room = range > 0 ? range : Math.max(Math.abs(most) * 0.1, 1e-9);
    double from = isFromZero ? low : low - room * 0.12;
    double to = most + room * 0.12;
    if (least >= 0 && from < 0) {
      from = 0;
    }
    double step = step((to - from) / 4, unit);
    var ticks = new ArrayList<Tick>();
    for (double value = Math.ceil(from / step) * step; value <= to; value += step) {
      double exact = Math.rint(value / step) * step;
      ticks.add(new Tick(exact, Numbers.figure(exact, unit).toString()));
    }
    return new Axis(from, to, ticks);
  }

  /** The axis of times in seconds since 1970, labelled at midnights. */
  public static Axis ofTimes(Instant first, Instant last) {
    double length = Math.max(ChronoUnit.SECONDS.between(first, last), 3_600);
    double from = first.getEpochSecond() - length * 0.01;
    double to = first.getEpochSecond() + length * 1.01;
    double wanted = length / 86_400 / 7;
    int days = DAYS[DAYS.length - 1];
    for (int i = DAYS.length - 1; i >= 0 && DAYS[i] >= wanted; i--) {
      days = DAYS[i];
    }
    var ticks = new ArrayList<Tick>();
    var day = first.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    for (; day.toEpochSecond() <= to; day = day.plusDays(days)) {
      if (day.toEpochSecond() >= from) {
        ticks.add(new Tick(day.toEpochSecond(), Times.day(day.toInstant())));
      }
    }
    return new Axis(from, to, ticks);
  }

  /** The axis of places 0, 1, 2 … labelled with the day where it changes. */
  public static Axis ofPlaces(List<Instant> times) {
    int count = Math.max(times.size(), 1);
    int every = Math.max(count / 8, 1);
    var ticks = new ArrayList<Tick>();
    int last = -every;
    String label = "";
    for (int i = 0; i < times.size(); i++) {
      String day = Times.day(times.get(i));
      if (!day.equals(label) && i - last >= every) {
        ticks.add(new Tick(i, day));
        label = day;
        last = i;
      }
    }
    return new Axis(-0.5, count - 0.5, ticks);
  }

  /** Where a value is: 0 at the start, 1 at the end. */
  public double part(double value) {
    return (value - from) / (to - from);
  }

  /** The value, or the edge that it lies beyond, with room for a point. */
  public double within(double value) {
    double room = (to - from) * 0.02;
    return Math.clamp(value, from + room, to - room);
  }

  private static double step(double rough, String unit) {
    if (unit.equals("s") && rough > 1) {
      for (double seconds : SECONDS) {
        if (seconds >= rough) {
          return seconds;
        }
      }
    }
    double base = unit.equals("B") && rough >= 1 ? Math.pow(1_024, floorLog(rough, 1_024)) : 1;
    double power = base * Math.pow(10, floorLog(rough / base, 10));
    for (double factor : DECIMAL) {
      if (factor * power >= rough) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static double floorLog(double value, double base) {
    return Math.floor(Math.log(value) / Math.log(base) + 1e-9);
  }
}
