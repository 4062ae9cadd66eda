package dev.baseline.server.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baseline.reports.JobStatus;
import dev.baseline.reports.Outcome;
import dev.baseline.reports.Report;
import dev.baseline.server.Draft;
import dev.baseline.server.Invariants;
import dev.baseline.server.TestServer;
import dev.baseline.server.ingest.Rejected;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeletionTest {

  private static final int SENDERS = 4;

  @RegisterExtension static final TestServer SERVER = new TestServer();

  private final Projects projects = new Projects(SERVER.jdbi(), SERVER.clock());

  @AfterEach
  void nothingIsLeft() {
    Invariants.hold(SERVER.jdbi());
    assertThat(Invariants.rows(SERVER.jdbi()))
        .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
  }

  @Test
  void delete_takesAllThatWasReportedAlong() {
    var project = SERVER.project("delete/full", true);
    SERVER.store(project, report(0, JobStatus.PASS));
    assertThat(projects.delete(project)).isTrue();
    assertThat(projects.delete(project)).isFalse();
    assertThatThrownBy(() -> SERVER.store(project, report(1, JobStatus.PASS)))
        .isInstanceOf(Rejected.ProjectGone.class);
  }

  @RepeatedTest(5)
  void delete_whileReportsAreStoredLeavesNothing() throws Exception {
    var project = SERVER.project("delete/busy", true);
    var underWay = new CountDownLatch(SENDERS);
    var deleted = new AtomicBoolean();
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent = new ArrayList<Future<?>>();
      for (int sender = 0; sender < SENDERS; sender++) {
        int first = sender;
        sent.add(
            senders.submit(
                () -> {
                  for (int i = first; !deleted.get(); i += SENDERS) {
                    try {
                      store(project, i, JobStatus.RUNNING);
                    } finally {
                      underWay.countDown();
                    }
                    store(project, i, JobStatus.PASS);
                  }
                }));
      }
      underWay.await();
      try {
        assertThat(projects.delete(project)).isTrue();
      } finally {
        deleted.set(true);
      }
      for (Future<?> one : sent) {
        one.get();
      }
    }
  }

  /** Whether a report is stored or comes too late is the race's to say. */
  private static void store(Project project, int number, JobStatus status) {
    try {
      SERVER.store(project, report(number, status));
    } catch (Rejected.ProjectGone _) {
      // It came too late.
    }
  }

  private static Report report(int number, JobStatus status) {
    var draft = new Draft().run("run-" + number).after(number).status(status);
    if (status.isFinal()) {
      draft.measured("size", number);
      draft.test("good", Outcome.PASS, 1, "").test("bad", Outcome.FAIL, 1, "no");
    }
    return draft.report();
  }
}
