package dev.baseline.server.sample;

import dev.baseline.reports.Report;
import dev.baseline.server.projects.Project;
import dev.baseline.server.projects.Projects;
import java.time.Clock;
import java.util.function.LongConsumer;

/** The filling of the made-up project, through the same door as every other report. */
public final class SampleFilling {

  private static final long SEED = 8_7;

  /** Where the reports go. */
  public interface Store {

    /** How many reports are there for a project. */
    long count(Project project);

    /** Stores a report. */
    void store(Project project, Report report);
  }

  private final Projects projects;
  private final Store store;
  private final Clock clock;

  /**
   * @param projects where the project is made
   * @param store stores its reports
   * @param clock tells when the sample ends: now
   */
  public SampleFilling(Projects projects, Store store, Clock clock) {
    this.projects = projects;
    this.store = store;
    this.clock = clock;
  }

  /** How many reports a filling stores, about. */
  public long size() {
    return (long) SampleProject.COMMITS * SampleProject.configurations().size();
  }

  /**
   * Fills the project if it is not there; one that is whole is left as it is, and one whose filling
   * was stopped half way is filled anew.
   *
   * @param limit the most reports to store
   * @param progress told how many were stored, after each
   * @return whether anything was stored
   */
  public boolean fill(long limit, LongConsumer progress) {
    var there = projects.find(SampleProject.NAME);
    if (there.isPresent() && (!there.get().sample() || store.count(there.get()) >= size())) {
      return false;
    }
    there.ifPresent(projects::delete);
    Project project = projects.findOrCreate(SampleProject.NAME, true);
    long count = 0;
    try (var reports = SampleProject.reports(clock.instant(), SEED)) {
      for (Report report : (Iterable<Report>) reports.limit(limit)::iterator) {
        store.store(project, report);
        progress.accept(++count);
      }
    }
    return true;
  }
}
