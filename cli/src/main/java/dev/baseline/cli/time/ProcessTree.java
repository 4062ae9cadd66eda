package dev.baseline.cli.time;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A process and everything that it started and that still runs, as Linux shows it in {@code /proc}.
 *
 * <p>Orphans are found where {@link dev.baseline.cli.posix.Posix#adoptOrphans} puts them: under the
 * first thread of this process. A kernel without the lists of children (they are an option) shows
 * no more than the process itself; a system without {@code /proc} shows nothing.
 */
final class ProcessTree {

  /** The kernel's mark of a process that has not yet loaded a program of its own. */
  private static final long FORKED_ONLY = 0x40;

  // Their places among the numbers behind the name in /proc/ID/stat.
  private static final int FLAGS = 5;
  private static final int RESIDENT = 20;

  private final long process;
  private final String adopted;
  private Set<Long> known = Set.of();
  private byte[] buffer = new byte[4096];

  /**
   * @param process the process at the root
   */
  ProcessTree(long process) {
    this.process = process;
    long self = ProcessHandle.current().pid();
    this.adopted = "/proc/" + self + "/task/" + self + "/children";
  }

  /**
   * The pages of memory that the processes hold, a page counted for every process that has it.
   *
   * <p>A process that was forked just now has all pages of its parent, for the moment until it
   * loads its own program: it counts from the second look on.
   */
  long residentPages() {
    var seen = new HashSet<Long>();
    var open = new ArrayDeque<Long>();
    open.add(process);
    numbers(read(adopted), 0, open::add);
    long pages = 0;
    while (!open.isEmpty()) {
      long id = open.remove();
      if (seen.add(id)) {
        pages += residentPages(id);
        addChildren(id, open);
      }
    }
    known = seen;
    return pages;
  }

  private void addChildren(long id, ArrayDeque<Long> open) {
    String[] threads = new File("/proc/" + id + "/task").list();
    for (String thread : threads == null ? new String[0] : threads) {
      numbers(read("/proc/" + id + "/task/" + thread + "/children"), 0, open::add);
    }
  }

  private long residentPages(long id) {
    int length = read("/proc/" + id + "/stat");
    int nameEnd = length;
    while (nameEnd > 0 && buffer[nameEnd - 1] != ')') {
      nameEnd--;
    }
    var numbers = new Numbers();
    numbers(length, nameEnd, numbers);
    boolean counts = (numbers.flags & FORKED_ONLY) == 0 || known.contains(id);
    return counts ? numbers.resident : 0;
  }

  private static final class Numbers implements LongConsumer {
    private int place;
    private long flags;
    private long resident;

    @Override
    public void accept(long number) {
      if (place == FLAGS) {
        flags = number;
      } else if (place == RESIDENT) {
        resident = number;
      }
      place++;
    }
  }

  /** The numbers in the buffer, without their signs. */
  private void numbers(int length, int start, LongConsumer action) {
    long number = -1;
    for (int i = start; i < length; i++) {
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

  /** Fills the buffer, and gives its length: nothing if the process ended just now. */
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
