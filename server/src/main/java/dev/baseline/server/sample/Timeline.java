package dev.baseline.server.sample;

import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The steps of one job, one after another, as they went or would have gone.
 *
 * @param spans the steps that have no parts, in order
 */
record Timeline(List<Span> spans) {

  /**
   * A step without parts.
   *
   * @param within the step that it is a part of; empty if it is a part of the job
   * @param user processor time in its own code, in milliseconds
   * @param system processor time in the kernel, in milliseconds
   * @param memory the most memory that it held, in bytes
   */
  record Span(String name, String within, long millis, long user, long system, long memory) {

    private Step step(Instant startedAt, JobStatus status) {
      return Timeline.step(name, within, status, startedAt, millis, user, system, memory);
    }

    private Span shortenedTo(long limit) {
      return new Span(name, within, limit, user * limit / millis, system * limit / millis, memory);
    }
  }

  Timeline {
    spans = List.copyOf(spans);
  }

  long millis() {
    return millis(spans);
  }

  /** All steps, each ended as wished. */
  List<Step> passed(Instant startedAt) {
    return steps(startedAt, spans, JobStatus.PASS);
  }

  /** The steps until {@code limit} milliseconds after the start, where the last one ended so. */
  List<Step> stopped(Instant startedAt, long limit, JobStatus status) {
    var begun = new ArrayList<Span>();
    long left = limit;
    for (Span span : spans) {
      if (left <= 0) {
        break;
      }
      begun.add(left < span.millis() ? span.shortenedTo(left) : span);
      left -= span.millis();
    }
    return steps(startedAt, begun, status);
  }

  /**
   * The outermost steps that ended before {@code limit} milliseconds after the start: those before
   * the first step that has parts.
   */
  List<Step> ended(Instant startedAt, long limit) {
    var ended = new ArrayList<Span>();
    long left = limit;
    for (Span span : spans) {
      left -= span.millis();
      if (left < 0 || !span.within().isEmpty()) {
        break;
      }
      ended.add(span);
    }
    return steps(startedAt, ended, JobStatus.PASS);
  }

  /** The spans as steps, each whole before its parts; the last one ended so, the others passed. */
  private static List<Step> steps(Instant startedAt, List<Span> spans, JobStatus last) {
    var steps = new ArrayList<Step>();
    var clock = startedAt;
    String whole = "";
    for (int i = 0; i < spans.size(); i++) {
      var span = spans.get(i);
      if (!span.within().isEmpty() && !span.within().equals(whole)) {
        var parts = spans.stream().filter(part -> part.within().equals(span.within())).toList();
        boolean atEnd = spans.getLast().within().equals(span.within());
        steps.add(whole(parts, clock, atEnd ? last : JobStatus.PASS));
      }
      whole = span.within();
      steps.add(span.step(clock, i == spans.size() - 1 ? last : JobStatus.PASS));
      clock = clock.plusMillis(span.millis());
    }
    return steps;
  }

  private static Step whole(List<Span> parts, Instant startedAt, JobStatus status) {
    return step(
        parts.getFirst().within(),
        "",
        status,
        startedAt,
        millis(parts),
        parts.stream().mapToLong(Span::user).sum(),
        parts.stream().mapToLong(Span::system).sum(),
        parts.stream().mapToLong(Span::memory).max().orElseThrow());
  }

  private static long millis(List<Span> spans) {
    return spans.stream().mapToLong(Span::millis).sum();
  }

  private static Step step(
      String name,
      String within,
      JobStatus status,
      Instant startedAt,
      long millis,
      long user,
      long system,
      long memory) {
    return new Step(
        name,
        within,
        status,
        startedAt,
        Duration.ofMillis(millis),
        Optional.of(Duration.ofMillis(user)),
        Optional.of(Duration.ofMillis(system)),
        OptionalLong.of(memory));
  }
}
