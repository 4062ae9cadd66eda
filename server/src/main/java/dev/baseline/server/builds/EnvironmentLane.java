package dev.baseline.server.builds;

import dev.baseline.server.pages.Axis;
import dev.baseline.server.pages.Strip;
import dev.baseline.server.pages.Svg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the jobs of a history got, along its horizontal axis: what changed, when, and to what. */
final class EnvironmentLane {

  /** What part of the width a block must have to be labelled. */
  private static final double LABELLED = 0.08;

  /** An attribute that changed more often does not stay: it depends on the luck of the draw. */
  private static final int MOST_TURNS = 3;

  private final List<Observation> jobs;
  private final List<Double> places;
  private final Map<Long, SortedMap<String, String>> environments;
  private final Map<Long, String> letters = new HashMap<>();

  /**
   * @param jobs the jobs from left to right
   * @param places where each is on the horizontal axis
   * @param environments the attributes by the environment's key
   */
  EnvironmentLane(
      List<Observation> jobs,
      List<Double> places,
      Map<Long, SortedMap<String, String>> environments) {
    this.jobs = List.copyOf(jobs);
    this.places = List.copyOf(places);
    this.environments = Map.copyOf(environments);
    for (var job : jobs) {
      letters.computeIfAbsent(job.environmentId(), _ -> letter(letters.size()));
    }
  }

  /** Whether the jobs had several environments. */
  boolean isMixed() {
    return letters.size() > 1;
  }

  /** The letter of an environment, in the order in which they appear: A, B … Z, AA … */
  String letter(Observation job) {
    return letters.getOrDefault(job.environmentId(), "");
  }

  /** The attributes that changed, a strip each. */
  List<Strip> strips(Axis x) {
    return changing().stream().map(attribute -> strip(attribute, x)).toList();
  }

  /** Every change of the attributes that stay for a while, newest first. */
  List<History.EnvironmentChange> changes(String jobPath) {
    var changes = new ArrayList<History.EnvironmentChange>();
    var staying = changing().stream().filter(name -> turns(name) <= MOST_TURNS).toList();
    for (int i = jobs.size() - 1; i > 0; i--) {
      var job = jobs.get(i);
      for (String attribute : staying) {
        String before = value(jobs.get(i - 1), attribute);
        String after = value(job, attribute);
        if (!before.equals(after)) {
          changes.add(
              new History.EnvironmentChange(
                  job.at(), job.commit(), jobPath + job.jobId(), attribute, before, after));
        }
      }
    }
    return changes;
  }

  /** The attributes that go back and forth. */
  List<History.Alternation> alternations() {
    return changing().stream()
        .filter(name -> turns(name) > MOST_TURNS)
        .map(
            name ->
                new History.Alternation(
                    name,
                    turns(name),
                    jobs.stream()
                        .collect(
                            Collectors.groupingBy(
                                job -> value(job, name), TreeMap::new, Collectors.counting()))))
        .toList();
  }

  private int turns(String attribute) {
    int turns = 0;
    for (int i = 1; i < jobs.size(); i++) {
      turns += value(jobs.get(i - 1), attribute).equals(value(jobs.get(i), attribute)) ? 0 : 1;
    }
    return turns;
  }

  private Strip strip(String attribute, Axis x) {
    var blocks = new ArrayList<Strip.Block>();
    var tones = new TreeMap<String, Boolean>();
    int start = 0;
    for (int i = 1; i <= jobs.size(); i++) {
      String value = value(jobs.get(start), attribute);
      if (i == jobs.size() || !value(jobs.get(i), attribute).equals(value)) {
        double from = start == 0 ? 0 : x.part(between(start));
        double to = i == jobs.size() ? 1 : x.part(between(i));
        boolean tone = tones.computeIfAbsent(value, _ -> tones.size() % 2 == 1);
        blocks.add(
            new Strip.Block(
                value.isEmpty() ? "not reported" : value,
                Svg.percent(from),
                Svg.percent(Math.max(to - from, 0)),
                tone,
                to - from >= LABELLED));
        start = i;
      }
    }
    return new Strip(attribute, blocks);
  }

  private double between(int index) {
    return (places.get(index - 1) + places.get(index)) / 2;
  }

  private Set<String> changing() {
    var names = new TreeSet<String>();
    environments.values().forEach(attributes -> names.addAll(attributes.keySet()));
    names.removeIf(
        name -> jobs.stream().map(job -> value(job, name)).distinct().limit(2).count() < 2);
    return names;
  }

  /** The value of an attribute; empty if it was not reported. */
  private String value(Observation job, String attribute) {
    var attributes = environments.get(job.environmentId());
    return attributes == null ? "" : attributes.getOrDefault(attribute, "");
  }

  private static String letter(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }
}
