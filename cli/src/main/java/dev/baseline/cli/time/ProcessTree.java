package dev.baseline.cli.time;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A process and everything that it started and that still runs, as {@code /proc} shows it.
 *
 * <p>Orphans are found where {@link dev.baseline.cli.posix.Posix#adoptOrphans} puts them: under the
 * first thread of this process. A kernel without the lists of children (they are an option) shows
 * no more than the process itself.
 */
final class ProcessTree {

  private final long process;
  private final String adopted;
  private byte[] buffer = new byte[4096];

  /**
   * @param process the process at the root
   */
  ProcessTree(long process) {
    this.process = process;
    long self = ProcessHandle.current().pid();
    this.adopted = "/proc/" + self + "/task/" + self + "/children";
  }

  /** The ids of all processes of the tree. */
  void forEach(LongConsumer action) {
    var open = new ArrayDeque<Long>();
    open.add(process);
    numbers(
        adopted,
        id -> {
          if (id != process) {
            open.add(id);
          }
        });
    while (!open.isEmpty()) {
      long id = open.remove();
      action.accept(id);
      String[] threads = new File("/proc/" + id + "/task").list();
      for (String thread : threads == null ? new String[0] : threads) {
        numbers("/proc/" + id + "/task/" + thread + "/children", open::add);
      }
    }
  }

  /**
   * The pages of memory that the processes hold, each page counted for every process that has it.
   */
  long residentPages() {
    long[] sum = {0};
    forEach(id -> sum[0] += secondNumber("/proc/" + id + "/statm"));
    return sum[0];
  }

  private long secondNumber(String file) {
    long[] found = {0, 0};
    numbers(
        file,
        number -> {
          if (found[0]++ == 1) {
            found[1] = number;
          }
        });
    return found[1];
  }

  /** The numbers in a file; none if it is gone, as with a process that ended just now. */
  private void numbers(String file, LongConsumer action) {
    int length = read(file);
    long number = -1;
    for (int i = 0; i < length; i++) {
      if (buffer[i] >= '0' && buffer[i] <= '9') {
        number = Math.max(number, 0) * 10 + buffer[i] - '0';
      } else if (number >= 0) {
        action.accept(number);
        number = -1;
      }
    }
    if (number >= 0) {
      action.accept(number);
    }
  }

  private int read(String file) {
    try (var in = new FileInputStream(file)) {
      int length = 0;
      for (int n; (n = in.read(buffer, length, buffer.length - length)) > 0; ) {
        length += n;
        if (length == buffer.length) {
          buffer = Arrays.copyOf(buffer, 2 * length);
        }
      }
      return length;
    } catch (IOException e) {
      return 0;
    }
  }
}
