package dev.baseline.cli.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsFileTest {

  private static final Instant START = Instant.parse("2026-02-28T12:00:00Z");

  @TempDir private Path folder = Path.of("");

  private StepsFile file() {
    return new StepsFile(folder.resolve("new/steps.jsonl"));
  }

  private static Step step(String name, String within, JobStatus status, int second) {
    return new Step(
        name,
        within,
        status,
        START.plusSeconds(second),
        Duration.ofMillis(1_500),
        Optional.of(Duration.ofMillis(1_250)),
        Optional.of(Duration.ofMillis(20)),
        OptionalLong.of(4_096));
  }

  @Test
  void read_whatWasAppended_isTheSame() throws Exception {
    var step = step("ü \"quoted\"", "", JobStatus.PASS, 0);

    file().append(step, 0);

    assertThat(file().read()).isEqualTo(RecordedSteps.of(Files.readAllLines(file().path())));
    assertThat(file().read().steps()).containsExactly(step);
    assertThat(file().read().warnings()).isEmpty();
  }

  @Test
  void read_partsThatEndedFirst_comeBehindTheirParent() throws Exception {
    file().append(step("second part", "whole", JobStatus.FAIL, 2), 1);
    file().append(step("first part", "whole", JobStatus.PASS, 1), 0);
    file().append(step("whole", "", JobStatus.PASS, 1), 0);

    assertThat(file().read().steps())
        .extracting(Step::name)
        .containsExactly("whole", "first part", "second part");
    assertThat(file().read().status()).contains(JobStatus.PASS);
  }

  @Test
  void read_partWithoutParent_becomesAPartOfTheJob() throws Exception {
    file().append(step("part", "whole", JobStatus.FAIL, 0), 1);

    assertThat(file().read().steps()).singleElement().matches(Step::isOutermost);
    assertThat(file().read().warnings()).singleElement().asString().contains("whole");
    assertThat(file().read().status()).contains(JobStatus.FAIL);
  }

  @Test
  void read_partThatStartedBeforeItsParent_becomesAPartOfTheJob() throws Exception {
    file().append(step("part", "whole", JobStatus.PASS, 0), 0);
    file().append(step("whole", "", JobStatus.PASS, 1), 0);

    assertThat(file().read().steps()).allMatch(Step::isOutermost);
    assertThat(file().read().warnings()).hasSize(1);
  }

  @Test
  void read_brokenLine_isLeftOutWithAWarning() throws Exception {
    file().append(step("whole", "", JobStatus.PASS, 0), 0);
    Files.writeString(file().path(), "{\"name\":\"ha\n[1]\n", StandardOpenOption.APPEND);

    assertThat(file().read().steps()).hasSize(1);
    assertThat(file().read().warnings()).hasSize(2).first().asString().contains("line 2");
  }

  @Test
  void read_noFile_isEmptyAndPasses() throws Exception {
    assertThat(file().read().steps()).isEmpty();
    assertThat(file().read().status()).contains(JobStatus.PASS);
    assertThat(file().read().startedAt()).isEmpty();
  }

  @Test
  void status_cancelledStep_isCancelledUnlessAnotherFailed() throws Exception {
    file().append(step("one", "", JobStatus.CANCELLED, 0), 143);
    assertThat(file().read().status()).contains(JobStatus.CANCELLED);

    file().append(step("two", "", JobStatus.FAIL, 1), 1);
    assertThat(file().read().status()).contains(JobStatus.FAIL);
  }

  @Test
  void append_bySeveralAtATime_losesNothing() throws Exception {
    int writers = 8;
    int each = 50;
    try (var threads = Executors.newFixedThreadPool(writers)) {
      var tasks = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < writers; i++) {
        int writer = i;
        tasks.add(
            () -> {
              for (int n = 0; n < each; n++) {
                file().append(step(writer + "-" + n + "x".repeat(100), "", JobStatus.PASS, n), 0);
              }
              return writer;
            });
      }
      for (var task : threads.invokeAll(tasks)) {
        task.get();
      }
    }

    assertThat(file().read().steps()).hasSize(writers * each);
    assertThat(file().read().warnings()).isEmpty();
  }

  @Test
  void of_variable_isUsedUnlessAFileIsGiven() {
    var variables = Map.of("BASELINE_STEPS", "x.jsonl");

    assertThat(StepsFile.of(Optional.empty(), variables).path()).isEqualTo(Path.of("x.jsonl"));
    assertThat(StepsFile.of(Optional.of(Path.of("y")), variables).path()).isEqualTo(Path.of("y"));
    assertThat(StepsFile.of(Optional.empty(), Map.of()).path())
        .isEqualTo(Path.of(".baseline/steps.jsonl"));
  }
}
