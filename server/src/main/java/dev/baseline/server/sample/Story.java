package dev.baseline.server.sample;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens in the sample on purpose, whatever the seed: at which commit, and where. */
final class Story {

  static final int COMMITS = 400;

  /**
   * Some commits in a row whose build fails in some cells; the next commit repairs it.
   *
   * @param first the index of the first commit that fails
   * @param last the index of the last commit that fails
   */
  record Breakage(int first, int last, Predicate<Cell> where) {

    boolean breaks(Cell cell, int commit) {
      return first <= commit && commit <= last && where.test(cell);
    }
  }

  static final Event IMAGE_CHANGE =
      new Event(
          140,
          cell -> cell.isOs("linux"),
          Phase.NAMES.stream().collect(Collectors.toMap(Function.identity(), name -> 1.04)),
          Map.of(Build.START_UP, 1.04));

  /** The whole program is 36 % of the time of make, so that 25 % more of it are 9 % of make. */
  static final Event SECOND_PASS =
      new Event(
          230,
          cell -> cell.isVm("cs"),
          Map.of(Phase.MAKE, 1.09, Phase.WHOLE_PROGRAM, 1.25),
          Map.of());

  static final Event FILE_BY_FILE =
      new Event(
          310,
          cell -> cell.isVm("3m") && cell.isOs("windows"),
          Map.of(Phase.INSTALL, 1.14),
          Map.of());

  /** Changes of the kind that every project has and nobody is woken for. */
  static final List<Event> SMALL =
      List.of(
          new Event(58, cell -> cell.isVm("3m"), Map.of(Phase.COLLECTIONS, 0.95), Map.of()),
          new Event(104, cell -> true, Map.of(Phase.CONFIGURE, 1.06), Map.of()),
          new Event(195, cell -> cell.isVm("cgc"), Map.of(Phase.RUNTIME, 1.05), Map.of()),
          new Event(275, cell -> cell.isVm("cs"), Map.of(), Map.of(Build.INSTALL_SIZE, 1.016)),
          new Event(352, cell -> cell.isVm("cs"), Map.of(), Map.of(Build.START_UP, 0.95)));

  static final Breakage RED_STREAK = new Breakage(180, 186, cell -> cell.index() == 13);

  private static final List<Event> EVENTS =
      Stream.concat(Stream.of(IMAGE_CHANGE, SECOND_PASS, FILE_BY_FILE), SMALL.stream()).toList();

  private static final List<Breakage> BREAKAGES =
      List.of(
          new Breakage(34, 34, cell -> cell.isVm("cs")),
          new Breakage(88, 88, cell -> cell.isVm("3m")),
          new Breakage(121, 122, cell -> cell.isOs("windows")),
          new Breakage(163, 163, cell -> cell.isVm("cgc")),
          RED_STREAK,
          new Breakage(254, 254, cell -> true),
          new Breakage(333, 333, cell -> cell.isVm("cs")));

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(34, "Move the record printer into the core"),
          Map.entry(35, "Export the record printer from the core"),
          Map.entry(58, "Compile collections in the order of their dependencies"),
          Map.entry(88, "Declare the collector's tables const"),
          Map.entry(89, "Let the transformer see through const tables"),
          Map.entry(104, "Check for a working iconv in configure"),
          Map.entry(121, "Open consoles in UTF-8"),
          Map.entry(123, "Include windows.h before wincon.h"),
          Map.entry(163, "Drop the conservative stack scanner's old interface"),
          Map.entry(164, "Call the stack scanner by its new interface in cgc"),
          Map.entry(180, "Use the system's libffi on macOS"),
          Map.entry(187, "Find the system's libffi headers on macOS on aarch64"),
          Map.entry(195, "Check array bounds in the interpreter's main loop"),
          Map.entry(206, "Keep fewer source locations in expanded macros"),
          Map.entry(212, "Keep the source locations that error messages show"),
          Map.entry(230, "Run the whole-program optimizer a second time after inlining"),
          Map.entry(254, "Rename the collector's entry points"),
          Map.entry(255, "Rename the collector's entry points in the makefiles, too"),
          Map.entry(275, "Ship the compiled documentation index"),
          Map.entry(310, "Install file by file in 3m on Windows, to name a file that is locked"),
          Map.entry(333, "Let boot files be compressed with LZ4"),
          Map.entry(334, "Link LZ4 into the boot loader"),
          Map.entry(352, "Load boot files by mapping them into memory"));

  private Story() {}

  /** The title of the commit with this index, where the story tells it; else {@code other}. */
  static String title(int commit, String other) {
    return TITLES.getOrDefault(commit, other);
  }

  static boolean breaks(Cell cell, int commit) {
    return BREAKAGES.stream().anyMatch(breakage -> breakage.breaks(cell, commit));
  }

  /** Whether the build hangs until it is stopped. */
  static boolean hangs(Cell cell, int commit) {
    return cell.index() == 18 && (commit == 97 || commit == 214);
  }

  /** Whether the build is under way when the sample ends. */
  static boolean isRunning(Cell cell, int commit) {
    return commit == COMMITS - 1 && (cell.index() == 11 || cell.index() == 18);
  }

  static double stepFactor(Cell cell, int commit, String step) {
    return EVENTS.stream()
        .mapToDouble(event -> event.stepFactor(cell, commit, step))
        .reduce(1, (a, b) -> a * b);
  }

  static double measurementFactor(Cell cell, int commit, String metric) {
    return EVENTS.stream()
        .mapToDouble(event -> event.measurementFactor(cell, commit, metric))
        .reduce(1, (a, b) -> a * b);
  }
}
