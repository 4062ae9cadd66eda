package dev.baseline.reports;

import java.util.Map;
import java.util.SortedMap;

/**
 * What the job got: attributes of the machine, the image and the tools that stay the same until
 * somebody changes them. What differs from job to job (a host's name, the load) does not belong
 * here.
 *
 * @param attributes value by attribute; the well-known attributes are constants of this class
 */
public record Environment(SortedMap<String, String> attributes) {

  /** The image of the runner, such as {@code ubuntu24}. */
  public static final String RUNNER_IMAGE = "runner.image";

  /** The version of the runner's image. */
  public static final String RUNNER_VERSION = "runner.version";

  /** The container's image as it was asked for: {@code racket/racket-ci:latest}. */
  public static final String CONTAINER_IMAGE = "container.image";

  /** The digest that the container's image had: {@code sha256:…}. */
  public static final String CONTAINER_DIGEST = "container.digest";

  /** The operating system and its version, such as {@code Debian GNU/Linux 12}. */
  public static final String OS = "os";

  /** The kernel and its version, such as {@code Linux 6.18}. */
  public static final String KERNEL = "kernel";

  /** The processor's model. */
  public static final String CPU_MODEL = "cpu.model";

  /** How many processors the job could use. */
  public static final String CPU_CORES = "cpu.cores";

  /** How much memory the job could use, in MiB. */
  public static final String MEMORY = "memory.mib";

  /** {@code true} if the processor was emulated. */
  public static final String EMULATED = "emulated";

  /** Put before a tool's name: {@code tool.gcc}. */
  public static final String TOOL_PREFIX = "tool.";

  public Environment {
    attributes = Canonical.sorted(attributes);
  }

  /** The environment with these attributes. */
  public static Environment of(Map<String, String> attributes) {
    return new Environment(Canonical.sorted(attributes));
  }

  /** The first 16 bytes of the SHA-256 of the canonical form, in 32 hexadecimal digits. */
  public String hash() {
    return Canonical.hash(attributes);
  }
}
