package dev.baseline.server.sample;

import java.util.SplittableRandom;

/**
 * What all randomness of one sample comes from. Every thing that is made up has a generator of its
 * own, so that no value depends on the order in which others were made.
 */
record Seed(long value) {

  /** The generator for one purpose and thing: the same for the same seed, on every machine. */
  SplittableRandom random(String purpose, long... coordinates) {
    long mixed = mix(value ^ purpose.hashCode());
    for (long coordinate : coordinates) {
      mixed = mix(mixed + coordinate);
    }
    return new SplittableRandom(mixed);
  }

  /**
   * Spreads each bit over all of them: variant 13 of Stafford, "Better Bit Mixing", after the
   * increment of Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
   */
  private static long mix(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
