package dev.baseline.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/**
 * A folder of one benchmark, with what runs in it: all of it goes when this is closed, or when the
 * benchmark is interrupted.
 */
public final class Scratch implements AutoCloseable {

  private final Path folder;
  private final Deque<AutoCloseable> kept = new ArrayDeque<>();
  private final Thread hook = new Thread(this::clear, "scratch");

  private Scratch(Path folder) {
    this.folder = folder;
  }

  /** A new folder below that for temporary files. */
  public static Scratch create() {
    try {
      var scratch = new Scratch(Files.createTempDirectory("baseline-benchmark-"));
      Runtime.getRuntime().addShutdownHook(scratch.hook);
      return scratch;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path in the folder. */
  public Path path(String name) {
    return folder.resolve(name);
  }

  /** Sees to it that something is closed with this, the last one first. */
  public synchronized <T extends AutoCloseable> T keep(T resource) {
    kept.push(resource);
    return resource;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    clear();
  }

  private synchronized void clear() {
    while (!kept.isEmpty()) {
      try {
        kept.pop().close();
      } catch (Exception e) {
        System.err.println("benchmarks: could not be closed: " + e);
      }
    }
    try (var files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("benchmarks: delete " + folder + " yourself: " + e);
    }
  }
}
