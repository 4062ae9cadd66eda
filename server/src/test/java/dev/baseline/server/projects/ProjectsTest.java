package dev.baseline.server.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baseline.reports.ProjectName;
import dev.baseline.server.TestClock;
import dev.baseline.server.TestServer;
import dev.baseline.server.database.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProjectsTest {

  private static final ProjectName NAME = new ProjectName("a", "b");

  @RegisterExtension final TestDatabase database = TestDatabase.migrated();

  private Projects projects;

  @BeforeEach
  void open() {
    projects = new Projects(database.jdbi(), new TestClock(TestServer.NOW));
  }

  @Test
  void update_leavesWhatItIsNotTold() {
    projects.update(
        projects.findOrCreate(NAME, false), Optional.of(true), Optional.of("next"));
    projects.update(found(), Optional.empty(), Optional.empty());
    assertThat(found()).returns(true, Project::publicRead).returns("next", Project::defaultBranch);
    projects.update(found(), Optional.of(false), Optional.empty());
    assertThat(found()).returns(false, Project::publicRead).returns("next", Project::defaultBranch);
  }

  @Test
  void update_ofAProjectReadLongAgoKeepsWhatWasSetSince() {
    Project old = projects.findOrCreate(NAME, false);
    projects.update(old, Optional.of(true), Optional.empty());
    projects.update(old, Optional.empty(), Optional.of("main"));
    assertThat(found()).returns(true, Project::publicRead).returns("main", Project::defaultBranch);
  }

  private Project found() {
    return projects.find(NAME).orElseThrow();
  }
}
