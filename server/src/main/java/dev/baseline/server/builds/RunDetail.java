package dev.baseline.server.builds;

import java.util.List;
import java.util.Optional;

/**
 * A run with its jobs.
 *
 * @param run the run itself
 * @param jobs its newest jobs
 * @param next the path of the list that goes on after them; empty if these are all
 */
record RunDetail(RunSummary run, List<JobSummary> jobs, Optional<String> next) {}
