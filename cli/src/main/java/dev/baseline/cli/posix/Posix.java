package dev.baseline.cli.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The calls of the C library that Java has no other way to, on Linux and macOS with 64 bits.
 *
 * <p>The layouts are those that both systems and all C libraries share; what differs is asked for
 * by {@link #LINUX}. No call keeps memory that it was given.
 */
public final class Posix {

  /** Whether this is Linux; macOS otherwise. */
  public static final boolean LINUX =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");

  private static final Linker LINKER = Linker.nativeLinker();

  /** Room for a {@code posix_spawnattr_t} (336 bytes in glibc) and a {@code sigset_t} (128). */
  private static final int OPAQUE_BYTES = 1024;

  private static final int RUSAGE_BYTES = 256;
  private static final int DO_NOT_WAIT = 1;
  private static final int RUSAGE_CHILDREN = -1;
  private static final short SPAWN_FLAG_BITS = 4 | 8; // set default signals, set the mask
  private static final int CHILD_ENDED =
      LINUX ? 17 : 20; // SIGCHLD: ignored, it hides exit statuses
  private static final long DEFAULT_HANDLER = 0;
  private static final int SET_CHILD_SUBREAPER = 36;
  private static final int SET_DESCRIPTOR_FLAGS = 2;
  private static final int CLOSE_ON_EXEC = 1;

  private static final MethodHandle SPAWN =
      function("posix_spawnp", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle SPAWN_INIT =
      function("posix_spawnattr_init", JAVA_INT, ADDRESS);
  private static final MethodHandle SPAWN_FLAGS =
      function("posix_spawnattr_setflags", JAVA_INT, ADDRESS, JAVA_SHORT);
  private static final MethodHandle SPAWN_MASK =
      function("posix_spawnattr_setsigmask", JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle SPAWN_DEFAULTS =
      function("posix_spawnattr_setsigdefault", JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle SPAWN_DESTROY =
      function("posix_spawnattr_destroy", JAVA_INT, ADDRESS);
  private static final MethodHandle THREAD_MASK =
      function("pthread_sigmask", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle REMOVE_SIGNAL =
      function("sigdelset", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle ADD_SIGNAL = function("sigaddset", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle NO_SIGNALS = function("sigemptyset", JAVA_INT, ADDRESS);
  private static final MethodHandle WAIT =
      function("wait4", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
  private static final MethodHandle USAGE = function("getrusage", JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle KILL = function("kill", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle SIGNAL = function("signal", JAVA_LONG, JAVA_INT, JAVA_LONG);
  private static final MethodHandle OPEN = function("open", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle CLOSE = function("close", JAVA_INT, JAVA_INT);
  private static final MethodHandle IS_TERMINAL = function("isatty", JAVA_INT, JAVA_INT);
  private static final MethodHandle GROUP = function("getpgrp", JAVA_INT);
  private static final MethodHandle PAGE_SIZE = function("getpagesize", JAVA_INT);
  private static final MethodHandle FOREGROUND = function("tcgetpgrp", JAVA_INT, JAVA_INT);

  private Posix() {}

  /** Whether a file descriptor (0 input, 1 output, 2 errors) is a terminal. */
  public static boolean isTerminal(int descriptor) {
    return call(() -> (int) IS_TERMINAL.invokeExact(descriptor)) == 1;
  }

  /**
   * Whether this process is in the foreground of a terminal: then the terminal sends what the keys
   * interrupt and quit mean to its children too.
   */
  public static boolean isForeground() {
    try (var arena = Arena.ofConfined()) {
      var name = arena.allocateFrom("/dev/tty");
      int terminal = call(() -> (int) OPEN.invokeExact(name, 0));
      if (terminal < 0) {
        return false;
      }
      int foreground = call(() -> (int) FOREGROUND.invokeExact(terminal));
      call(() -> (int) CLOSE.invokeExact(terminal));
      return foreground == call(() -> (int) GROUP.invokeExact());
    }
  }

  /**
   * Starts a program that has everything of this process: its descriptors, folder, group, terminal.
   *
   * @param command the program, looked for on the PATH, and its arguments
   * @param environment {@code NAME=value} texts
   * @param defaults signals that have their default meaning for it, whatever they mean here
   * @return the new process's id
   * @throws CannotStart if the system cannot start it
   */
  public static int spawn(List<byte[]> command, List<byte[]> environment, Set<Signal> defaults) {
    signal(CHILD_ENDED, DEFAULT_HANDLER);
    try (var arena = Arena.ofConfined()) {
      var id = arena.allocate(JAVA_INT);
      var arguments = texts(command, arena);
      var variables = texts(environment, arena);
      var attributes = spawnAttributes(arena, defaults);
      var program = arguments.getAtIndex(ADDRESS, 0);
      int error =
          call(
              () ->
                  (int)
                      SPAWN.invokeExact(
                          id, program, MemorySegment.NULL, attributes, arguments, variables));
      call(() -> (int) SPAWN_DESTROY.invokeExact(attributes));
      if (error != 0) {
        throw new CannotStart(error);
      }
      return id.get(JAVA_INT, 0);
    }
  }

  /** HotSpot's threads block its thread dump's signal, SIGQUIT: a child must not inherit that. */
  private static MemorySegment spawnAttributes(Arena arena, Set<Signal> defaults) {
    var restored = arena.allocate(OPAQUE_BYTES, Long.BYTES);
    var mask = arena.allocate(OPAQUE_BYTES, Long.BYTES);
    var attributes = arena.allocate(OPAQUE_BYTES, Long.BYTES);
    check(call(() -> (int) THREAD_MASK.invokeExact(0, MemorySegment.NULL, mask)));
    check(call(() -> (int) REMOVE_SIGNAL.invokeExact(mask, Signal.QUIT.number())));
    check(call(() -> (int) SPAWN_INIT.invokeExact(attributes)));
    check(call(() -> (int) NO_SIGNALS.invokeExact(restored)));
    for (var signal : defaults) {
      check(call(() -> (int) ADD_SIGNAL.invokeExact(restored, signal.number())));
    }
    check(call(() -> (int) SPAWN_FLAGS.invokeExact(attributes, SPAWN_FLAG_BITS)));
    check(call(() -> (int) SPAWN_DEFAULTS.invokeExact(attributes, restored)));
    check(call(() -> (int) SPAWN_MASK.invokeExact(attributes, mask)));
    return attributes;
  }

  private static MemorySegment texts(List<byte[]> texts, Arena arena) {
    var array = arena.allocate(ADDRESS, texts.size() + 1L);
    for (int i = 0; i < texts.size(); i++) {
      byte[] text = texts.get(i);
      var copy = arena.allocate(text.length + 1L);
      MemorySegment.copy(text, 0, copy, JAVA_BYTE, 0, text.length);
      array.setAtIndex(ADDRESS, i, copy);
    }
    return array;
  }

  /** How many bytes a page of memory has. */
  public static int pageSize() {
    return call(() -> (int) PAGE_SIZE.invokeExact());
  }

  /**
   * Waits until a child has ended, and takes leave of every other child that ends meanwhile.
   *
   * @param id a child that {@link #spawn} started
   */
  public static ExitStatus await(int id) {
    try (var arena = Arena.ofConfined()) {
      var status = arena.allocate(JAVA_INT);
      int ended;
      do {
        ended = wait(status, 0);
      } while (ended != id && ended >= 0);
      if (ended < 0) {
        throw new IllegalStateException("Process " + id + " is not a child of this one");
      }
      return ExitStatus.ofWait(status.get(JAVA_INT, 0));
    }
  }

  /** Takes leave of the children that have ended, and does not wait. */
  public static void forgetEnded() {
    try (var arena = Arena.ofConfined()) {
      var status = arena.allocate(JAVA_INT);
      while (wait(status, DO_NOT_WAIT) > 0) {}
    }
  }

  private static int wait(MemorySegment status, int options) {
    return call(() -> (int) WAIT.invokeExact(-1, status, options, MemorySegment.NULL));
  }

  /** What all children used that have ended, and theirs. */
  public static Usage usageOfChildren() {
    try (var arena = Arena.ofConfined()) {
      var usage = arena.allocate(RUSAGE_BYTES, Long.BYTES);
      check(call(() -> (int) USAGE.invokeExact(RUSAGE_CHILDREN, usage)));
      long largest = usage.getAtIndex(JAVA_LONG, 4);
      return new Usage(
          time(usage.asSlice(0, 16)), time(usage.asSlice(16, 16)), LINUX ? largest << 10 : largest);
    }
  }

  /** macOS has microseconds of 32 bits and padding, Linux of 64 bits. */
  private static Duration time(MemorySegment timeval) {
    long micros = LINUX ? timeval.getAtIndex(JAVA_LONG, 1) : timeval.get(JAVA_INT, Long.BYTES);
    return Duration.ofSeconds(timeval.get(JAVA_LONG, 0)).plus(micros, ChronoUnit.MICROS);
  }

  /** Sends a signal to a process; nothing happens if it has ended. */
  public static void kill(int id, Signal signal) {
    call(() -> (int) KILL.invokeExact(id, signal.number()));
  }

  /** Sets what a signal does, by the address of a function, and gives what it did before. */
  static long signal(int number, long handler) {
    try {
      return (long) SIGNAL.invokeExact(number, handler);
    } catch (Throwable e) {
      throw new IllegalStateException("signal() could not be called", e);
    }
  }

  /** The address of a function of the C library. */
  static long address(String name) {
    return LINKER.defaultLookup().findOrThrow(name).address();
  }

  /**
   * Makes this process the parent of every descendant whose own parent ends, so that it can see and
   * account for them. Only Linux can; elsewhere nothing happens.
   */
  public static void adoptOrphans() {
    if (LINUX) {
      var prctl =
          function("prctl", 1, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
      call(() -> (int) prctl.invokeExact(SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L));
    }
  }

  /** Sees to it that children do not inherit a file descriptor. */
  public static void closeOnExec(int descriptor) {
    var fcntl = function("fcntl", 2, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    call(() -> (int) fcntl.invokeExact(descriptor, SET_DESCRIPTOR_FLAGS, CLOSE_ON_EXEC));
  }

  private static void check(int result) {
    if (result != 0) {
      throw new IllegalStateException("The C library refuses what it must support: " + result);
    }
  }

  @SuppressWarnings("restricted") // the manifest grants native access
  private static MethodHandle function(
      String name, MemoryLayout result, MemoryLayout... parameters) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, parameters));
  }

  /** A function whose parameters from {@code firstVariadic} on are {@code …} in C. */
  @SuppressWarnings("restricted")
  private static MethodHandle function(
      String name, int firstVariadic, MemoryLayout result, MemoryLayout... parameters) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(result, parameters),
        Linker.Option.firstVariadicArg(firstVariadic));
  }

  private interface Call {
    int run() throws Throwable;
  }

  private static int call(Call call) {
    try {
      return call.run();
    } catch (Throwable e) {
      throw new IllegalStateException("A function of the C library could not be called", e);
    }
  }
}
