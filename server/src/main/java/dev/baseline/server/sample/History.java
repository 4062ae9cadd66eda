package dev.baseline.server.sample;

import dev.baseline.reports.Commit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The commits of the sample, oldest first, in the rhythm of working days.
 *
 * @param commits as they were pushed; each more than the longest wait for a runner after the one
 *     before, so that jobs of one configuration start in the order of their commits
 */
record History(List<Entry> commits) {

  /** How long before its end the sample begins. */
  static final Duration LENGTH = Duration.ofDays(90);

  /**
   * How long before the end the newest commit came: longer than any job takes that is not slow by
   * chance.
   */
  static final Duration LAST_COMMIT_AGE = Duration.ofMinutes(30);

  private static final Duration LEAST_GAP = Duration.ofMinutes(6);
  private static final double WEEKEND = 0.12;

  /** How much is pushed in each hour of a working day, in UTC. */
  private static final int[] HOURS = {
    2, 1, 1, 1, 1, 2, 5, 12, 20, 26, 28, 22, 17, 24, 29, 28, 25, 20, 14, 10, 8, 7, 5, 3
  };

  private static final List<String> AUTHORS =
      List.of(
          "Ilse Vandermeulen",
          "Tomás Ferreira",
          "Wanjiru Kamau",
          "Priya Raghunathan",
          "Jonas Aebischer",
          "Zhao Meilin",
          "Léa Fontaine",
          "Yusuf Demir",
          "Niamh O’Dwyer",
          "Kofi Mensah",
          "Hana Kobayashi",
          "Piotr Zieliński");

  /** A commit with its place in the history. */
  record Entry(int index, Commit commit, Instant at) {}

  History {
    commits = List.copyOf(commits);
  }

  /** The history that ends shortly before {@code end}. */
  static History of(Seed seed, Instant end) {
    var times = times(seed, end);
    var titles = titles(seed);
    var commits = new ArrayList<Entry>();
    for (int i = 0; i < times.length; i++) {
      var commit = new Commit(sha(seed, i), titles.get(i), author(seed, i), Optional.of(times[i]));
      commits.add(new Entry(i, commit, times[i]));
    }
    return new History(commits);
  }

  /** The titles of all commits, oldest first. */
  static List<String> titles(Seed seed) {
    var everyday = Titles.of(seed, Story.COMMITS);
    return IntStream.range(0, Story.COMMITS)
        .mapToObj(index -> Story.title(index, everyday.get(index)))
        .toList();
  }

  /** The object name of the commit with this index. */
  static String sha(Seed seed, int index) {
    var dice = seed.random("sha", index);
    return "%016x%016x%08x".formatted(dice.nextLong(), dice.nextLong(), dice.nextInt());
  }

  /** A few people do most of the work. */
  private static String author(Seed seed, int index) {
    double draw = seed.random("author", index).nextDouble();
    return AUTHORS.get((int) (AUTHORS.size() * draw * draw));
  }

  private static Instant[] times(Seed seed, Instant end) {
    var last = end.truncatedTo(ChronoUnit.SECONDS).minus(LAST_COMMIT_AGE);
    var times = spread(seed, last.minus(LENGTH).truncatedTo(ChronoUnit.HOURS), last);
    times[times.length - 1] = last;
    for (int i = times.length - 2; i >= 0; i--) {
      var latest = times[i + 1].minus(LEAST_GAP);
      times[i] = times[i].isAfter(latest) ? latest : times[i];
    }
    return times;
  }

  /** Draws one time from each of as many strata of equal weight as there are commits. */
  private static Instant[] spread(Seed seed, Instant start, Instant end) {
    var dice = seed.random("times");
    int hours = (int) ChronoUnit.HOURS.between(start, end);
    var weights = IntStream.range(0, hours).mapToDouble(i -> weight(seed, start, i)).toArray();
    double total = Arrays.stream(weights).sum();
    var times = new Instant[Story.COMMITS];
    int hour = 0;
    double before = 0;
    for (int i = 0; i < times.length; i++) {
      double target = (i + dice.nextDouble()) / times.length * total;
      while (hour < hours - 1 && before + weights[hour] < target) {
        before += weights[hour++];
      }
      double within = Math.min(1, (target - before) / weights[hour]);
      times[i] = start.plusSeconds(3600L * hour + Math.round(3599 * within));
    }
    return times;
  }

  /** How much is pushed in the hour so many hours after the start: some days are busier. */
  private static double weight(Seed seed, Instant start, int hour) {
    var time = start.plus(Duration.ofHours(hour)).atOffset(ZoneOffset.UTC);
    var day = time.getDayOfWeek();
    boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    double busy = Build.noise(0.35, seed.random("day", time.toLocalDate().toEpochDay()));
    return HOURS[time.getHour()] * busy * (weekend ? WEEKEND : 1);
  }
}
