package dev.baseline.server.sample;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A phase of a build that has no parts, as it would go without noise.
 *
 * @param within the step that it is a part of; empty if it is a part of the job
 * @param seconds how long it takes
 * @param parallelism how many processors it keeps busy
 * @param memoryMib the most memory that it holds
 */
record Phase(String name, String within, double seconds, double parallelism, int memoryMib) {

  static final String FETCH = "fetch";
  static final String CONFIGURE = "configure";
  static final String MAKE = "make";
  static final String WHOLE_PROGRAM = "whole program";
  static final String RUNTIME = "runtime";
  static final String COLLECTIONS = "collections";
  static final String INSTALL = "install";
  static final String SMOKE_TEST = "smoke test";

  /** What make is made of in one virtual machine; the shares of its time add up to 1. */
  private record Part(String name, double share, double parallelism, int memoryMib) {}

  private static final List<Part> CS_PARTS =
      List.of(
          new Part("pb chez", 0.12, 1.0, 310),
          new Part("native chez", 0.22, 1.9, 540),
          new Part("racket layer", 0.30, 2.4, 1_120),
          new Part(WHOLE_PROGRAM, 0.36, 1.0, 1_690));

  private static final List<Part> THREE_M_PARTS =
      List.of(
          new Part("cgc", 0.22, 3.1, 420),
          new Part("transform", 0.13, 2.7, 610),
          new Part(RUNTIME, 0.25, 3.2, 480),
          new Part(COLLECTIONS, 0.40, 2.2, 890));

  private static final List<Part> CGC_PARTS =
      List.of(
          new Part(RUNTIME, 0.38, 3.3, 450),
          new Part("expander", 0.27, 1.0, 520),
          new Part(COLLECTIONS, 0.35, 2.1, 760));

  /** The names of all steps of all builds. */
  static final Set<String> NAMES =
      Stream.concat(
              Stream.of(FETCH, CONFIGURE, MAKE, INSTALL, SMOKE_TEST),
              Stream.of(CS_PARTS, THREE_M_PARTS, CGC_PARTS).flatMap(List::stream).map(Part::name))
          .collect(Collectors.toUnmodifiableSet());

  /** The phases of a build in this cell, in order. */
  static List<Phase> of(Cell cell) {
    double slowness = cell.machine().slowness * compilerSlowness(cell.cc());
    boolean windows = cell.isOs("windows");
    double make = slowness * (cell.isVm("cs") ? 420 : cell.isVm("3m") ? 290 : 96);
    return Stream.of(
            Stream.of(
                new Phase(FETCH, "", cell.machine().fetchSeconds, 0.2, 96),
                new Phase(CONFIGURE, "", slowness * (windows ? 46 : 21), 0.9, 130)),
            parts(cell).stream()
                .map(
                    part ->
                        new Phase(
                            part.name(),
                            MAKE,
                            make * part.share(),
                            Math.min(part.parallelism(), cell.machine().cores - 0.2),
                            part.memoryMib())),
            Stream.of(
                new Phase(INSTALL, "", slowness * (windows ? 17 : 9), 0.7, 240),
                new Phase(SMOKE_TEST, "", slowness * 6, 0.9, 180)))
        .flatMap(phases -> phases)
        .toList();
  }

  private static List<Part> parts(Cell cell) {
    return cell.isVm("cs") ? CS_PARTS : cell.isVm("3m") ? THREE_M_PARTS : CGC_PARTS;
  }

  private static double compilerSlowness(String cc) {
    return cc.equals("clang") ? 0.97 : cc.equals("msvc") ? 1.08 : 1.0;
  }
}
