package dev.baseline.server.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Step;
import dev.baseline.server.sample.Timeline.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final Instant START = Instant.parse("2026-11-22T03:04:05Z");
  private static final Timeline TIMELINE =
      new Timeline(
          List.of(
              span("configure", "", 10),
              span("core", "make", 20),
              span("rest", "make", 40),
              span("install", "", 5)));

  @Test
  void passed_putsTheWholeBeforeItsParts() {
    assertThat(lines(TIMELINE.passed(START)))
        .containsExactly(
            "configure pass +0 10",
            "make pass +10 60",
            "core pass +10 20",
            "rest pass +30 40",
            "install pass +70 5");
  }

  @Test
  void stopped_insideAPart() {
    assertThat(lines(TIMELINE.stopped(START, 33, JobStatus.FAIL)))
        .containsExactly(
            "configure pass +0 10", "make fail +10 23", "core pass +10 20", "rest fail +30 3");
  }

  @Test
  void stopped_atTheEndOfAStep() {
    assertThat(lines(TIMELINE.stopped(START, 10, JobStatus.CANCELLED)))
        .containsExactly("configure cancelled +0 10");
  }

  @Test
  void ended_leavesOutTheStepThatHasNotEnded() {
    assertThat(lines(TIMELINE.ended(START, 33))).containsExactly("configure pass +0 10");
    assertThat(lines(TIMELINE.ended(START, 9))).isEmpty();
  }

  private static Stream<String> lines(List<Step> steps) {
    return steps.stream()
        .map(
            step ->
                "%s %s +%d %d"
                    .formatted(
                        step.name(),
                        step.status().token(),
                        Duration.between(START, step.startedAt()).toMillis(),
                        step.duration().toMillis()));
  }

  private static Span span(String name, String within, long millis) {
    return new Span(name, within, millis, millis, 1, 1);
  }
}
