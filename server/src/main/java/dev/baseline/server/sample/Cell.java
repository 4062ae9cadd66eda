package dev.baseline.server.sample;

import dev.baseline.reports.Configuration;
import java.util.List;
import java.util.Map;

/**
 * One cell of the sample's build matrix.
 *
 * @param index its place in {@link #ALL}
 * @param noise the standard deviation of the logarithm of a build's duration
 */
record Cell(
    int index, String vm, Machine machine, String cc, double noise, Configuration configuration) {

  /** The cells that are built: 20 of the 54 that the axes allow. */
  static final List<Cell> ALL =
      List.of(
          cell(0, "cgc", "linux", "x86_64", "gcc", 0.016),
          cell(1, "3m", "linux", "x86_64", "gcc", 0.018),
          cell(2, "cs", "linux", "x86_64", "gcc", 0.015),
          cell(3, "cgc", "linux", "x86_64", "clang", 0.018),
          cell(4, "3m", "linux", "x86_64", "clang", 0.020),
          cell(5, "cs", "linux", "x86_64", "clang", 0.017),
          cell(6, "cgc", "linux", "aarch64", "gcc", 0.013),
          cell(7, "3m", "linux", "aarch64", "gcc", 0.014),
          cell(8, "cs", "linux", "aarch64", "gcc", 0.012),
          cell(9, "cs", "linux", "aarch64", "clang", 0.014),
          cell(10, "3m", "macos", "x86_64", "clang", 0.085),
          cell(11, "cs", "macos", "x86_64", "clang", 0.034),
          cell(12, "cgc", "macos", "aarch64", "clang", 0.026),
          cell(13, "3m", "macos", "aarch64", "clang", 0.028),
          cell(14, "cs", "macos", "aarch64", "clang", 0.025),
          cell(15, "cgc", "windows", "x86_64", "msvc", 0.027),
          cell(16, "3m", "windows", "x86_64", "msvc", 0.025),
          cell(17, "cs", "windows", "x86_64", "msvc", 0.024),
          cell(18, "cs", "windows", "aarch64", "msvc", 0.022),
          cell(19, "3m", "windows", "x86_64", "gcc", 0.028));

  boolean isVm(String wanted) {
    return vm.equals(wanted);
  }

  boolean isOs(String wanted) {
    return machine.os.equals(wanted);
  }

  /** Whether its jobs land on one of two processor models, as it happens. */
  boolean hasMixedPool() {
    return index == 3;
  }

  /** Whether its builds are followed by a test job. */
  boolean isTested() {
    return index == 1 || index == 2;
  }

  private static Cell cell(int index, String vm, String os, String arch, String cc, double noise) {
    var axes = Map.of("vm", vm, "os", os, "arch", arch, "cc", cc);
    return new Cell(index, vm, Machine.of(os, arch), cc, noise, Configuration.of(axes));
  }
}
