package dev.baseline.server.sample;

import java.util.Arrays;

/** A kind of runner: what it is made of, how fast it is and how long a job waits for one. */
enum Machine {
  LINUX_X86_64("linux", "x86_64", "AMD EPYC 7763 64-Core Processor", 4, 15_990, 1.00, 13, 14),
  LINUX_AARCH64("linux", "aarch64", "Neoverse-N2", 4, 15_968, 0.91, 14, 25),
  MACOS_X86_64(
      "macos", "x86_64", "Intel(R) Core(TM) i7-8700B CPU @ 3.20GHz", 4, 14_336, 1.42, 19, 110),
  MACOS_AARCH64("macos", "aarch64", "Apple M1 (Virtual)", 3, 7_168, 0.62, 17, 60),
  WINDOWS_X86_64("windows", "x86_64", "AMD EPYC 7763 64-Core Processor", 4, 16_379, 1.48, 31, 30),
  WINDOWS_AARCH64("windows", "aarch64", "Cobalt 100", 4, 16_379, 1.31, 33, 45);

  final String os;
  final String arch;
  final String cpuModel;
  final int cores;
  final int memoryMib;

  /** Time that this machine takes for work that takes a second on Linux, x86_64. */
  final double slowness;

  final double fetchSeconds;
  final double queueSeconds;

  Machine(
      String os,
      String arch,
      String cpuModel,
      int cores,
      int memoryMib,
      double slowness,
      double fetchSeconds,
      double queueSeconds) {
    this.os = os;
    this.arch = arch;
    this.cpuModel = cpuModel;
    this.cores = cores;
    this.memoryMib = memoryMib;
    this.slowness = slowness;
    this.fetchSeconds = fetchSeconds;
    this.queueSeconds = queueSeconds;
  }

  static Machine of(String os, String arch) {
    return Arrays.stream(values())
        .filter(machine -> machine.os.equals(os) && machine.arch.equals(arch))
        .findFirst()
        .orElseThrow();
  }
}
