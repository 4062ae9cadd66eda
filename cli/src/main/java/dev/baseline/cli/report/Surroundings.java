package dev.baseline.cli.report;

import dev.baseline.cli.ci.Fact;
import dev.baseline.cli.ci.Facts;
import dev.baseline.cli.ci.GitCheckout;
import dev.baseline.cli.ci.Provider;
import dev.baseline.cli.machine.Machine;
import dev.baseline.cli.machine.Tool;
import dev.baseline.reports.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Everything around a job that can be asked about it: its variables, its checkout, its machine.
 *
 * @param variables the environment variables
 * @param git the checkout
 * @param machine the machine
 */
record Surroundings(Map<String, String> variables, GitCheckout git, Machine machine) {

  private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

  /**
   * The facts that were given, and what the CI system says, and what git says; for a job without a
   * CI system also a run and a name of its own.
   */
  Facts facts(Facts given, Instant now, RandomGenerator random) {
    var said = given.or(images()).or(provider().map(Provider::facts).orElse(Facts.NONE));
    var known = said.or(git.facts(said.get(Fact.COMMIT)));
    return known.get(Fact.RUN_PROVIDER).isPresent() ? known : known.or(localRun(now, random));
  }

  private Optional<Provider> provider() {
    return Provider.of(variables);
  }

  private Facts images() {
    var images = new TreeMap<Fact, String>();
    images.put(Fact.IMAGE, variables.getOrDefault("BASELINE_IMAGE", ""));
    images.put(Fact.IMAGE_DIGEST, variables.getOrDefault("BASELINE_IMAGE_DIGEST", ""));
    return new Facts(images);
  }

  private static Facts localRun(Instant now, RandomGenerator random) {
    var suffix = new byte[3];
    random.nextBytes(suffix);
    var time = now.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
    return new Facts(
        Map.of(
            Fact.RUN_PROVIDER,
            "local",
            Fact.JOB,
            "build",
            Fact.RUN_ID,
            host() + "-" + time + "-" + HexFormat.of().formatHex(suffix)));
  }

  private static String host() {
    try {
      return Files.readString(HOST).strip();
    } catch (IOException e) {
      return "host";
    }
  }

  /** The axes of every machine: its operating system and processor architecture. */
  Map<String, String> axes() {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var arch = machine.architecture();
    return Map.of(
        "os",
        os.startsWith("mac") ? "macos" : os.replaceAll("[^a-z0-9]+", "-"),
        "arch",
        arch.equals("amd64") ? "x86_64" : arch);
  }

  /**
   * What the job got: the machine, the runner, the container, tools, and what was given.
   *
   * @param facts what is known, for the container's image
   * @param tools the tools to ask for their version; one that does not answer is left out
   * @param given what goes over everything else
   */
  Map<String, String> environment(Facts facts, List<Tool> tools, Map<String, String> given) {
    var attributes = new TreeMap<>(machine.attributes());
    provider().ifPresent(provider -> attributes.putAll(provider.attributes()));
    facts.get(Fact.IMAGE).ifPresent(image -> attributes.put(Environment.CONTAINER_IMAGE, image));
    facts
        .get(Fact.IMAGE_DIGEST)
        .or(() -> facts.get(Fact.IMAGE).flatMap(Surroundings::digest))
        .ifPresent(digest -> attributes.put(Environment.CONTAINER_DIGEST, digest));
    for (var tool : tools) {
      tool.version().ifPresent(version -> attributes.put(tool.attribute(), version));
    }
    attributes.putAll(given);
    return attributes;
  }

  /** The digest in {@code name@sha256:…}. */
  private static Optional<String> digest(String image) {
    int at = image.indexOf('@');
    return at < 0 ? Optional.empty() : Optional.of(image.substring(at + 1));
  }
}
