package dev.baseline.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobStatusTest {

  @Test
  void isFinal_onceNothingMoreHappens() {
    assertThat(Arrays.stream(JobStatus.values()).filter(status -> !status.isFinal()))
        .containsExactly(JobStatus.QUEUED, JobStatus.RUNNING);
  }

  @Test
  void rank_growsToTheEnd() {
    assertThat(Stream.of(JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.PASS).map(JobStatus::rank))
        .containsExactly(0, 1, 2);
  }

  @Test
  void rank_ofEveryEnd_isTheSame() {
    assertThat(Arrays.stream(JobStatus.values()).filter(JobStatus::isFinal).map(JobStatus::rank))
        .containsOnly(2);
  }

  @Test
  void token_isTheNameInLowerCase() {
    assertThat(Arrays.stream(JobStatus.values()).map(Token::token))
        .containsExactly(
            "queued", "running", "pass", "fail", "error", "timeout", "cancelled", "skipped");
  }
}
