package dev.baseline.cli.ci;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CI system, known by the environment variables that it gives to its jobs. */
public sealed interface Provider permits GitHub, GitLab, Jenkins {

  /** The CI system that these environment variables come from; empty if none is known. */
  static Optional<Provider> of(Map<String, String> environment) {
    var variables = new Variables(environment);
    return List.<Provider>of(new GitHub(variables), new GitLab(variables), new Jenkins(variables))
        .stream()
        .filter(Provider::isPresent)
        .findFirst();
  }

  /** Whether the variables are this system's. */
  boolean isPresent();

  /** What the system says about the job. */
  Facts facts();

  /** What the system says about the environment, by the attributes of {@code Environment}. */
  default Map<String, String> attributes() {
    return Map.of();
  }
}
