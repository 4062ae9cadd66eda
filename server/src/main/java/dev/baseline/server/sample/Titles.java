package dev.baseline.server.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The titles of the commits that the story does not tell of: everyday work on a language. */
final class Titles {

  private static final List<String> LIBRARIES =
      lines(
          """
          strings
          hash tables
          ports
          regular expressions
          vectors
          flonums
          big integers
          weak boxes
          futures
          places
          contracts
          structs
          keyword arguments
          pattern matching
          lazy sequences
          paths
          parameters
          dates
          symbols
          byte strings
          """);

  private static final List<String> LIBRARY_WORK =
      lines(
          """
          Fix a corner case of %s
          Document the guarantees of %s
          Add property tests for %s
          Simplify the contract of %s
          Correct an error message of %s
          Keep %s alive across a collection
          Mention %s in the release notes
          Make %s safe to use from several threads
          Print %s readably in the REPL
          """);

  private static final List<String> FUNCTIONS =
      lines(
          """
          string-split
          hash-update
          path-normalize
          sequence-chunks
          read-line
          vector-sort!
          exact-round
          bytes-join
          directory-walk
          regexp-replace*
          date->seconds
          call-with-timeout
          struct-copy
          list-index
          """);

  private static final List<String> FUNCTION_WORK =
      lines(
          """
          Let %s accept a default
          Reject negative counts in %s
          Fix %s on an empty argument
          Name the argument in the errors of %s
          Return an immutable result from %s
          Show an example of %s in the guide
          Do not copy twice in %s
          """);

  private static final List<String> PARTS =
      lines(
          """
          reader
          expander
          optimizer
          linker
          garbage collector
          thread scheduler
          package installer
          documentation search
          foreign interface
          disassembler
          module loader
          REPL
          profiler
          """);

  private static final List<String> PART_WORK =
      lines(
          """
          Split the %s into two files
          Log what the %s decides
          Fix a leak in the %s
          Remove dead code from the %s
          Handle a break in the %s
          Explain the invariants of the %s
          Rename two variables of the %s
          Cover the %s with a regression test
          Check assumptions of the %s in debug mode
          """);

  private static final List<String> SYSTEMS =
      lines(
          """
          Linux on aarch64
          macOS
          Windows
          Windows on aarch64
          musl
          """);

  private static final List<String> SYSTEM_WORK =
      lines(
          """
          Repair file locking on %s
          Test time zones on %s
          Describe how to build on %s
          Honour the locale on %s
          Quiet a compiler warning on %s
          """);

  private Titles() {}

  /** This many titles, no two of them the same. */
  static List<String> of(Seed seed, int count) {
    var titles = new ArrayList<String>();
    combine(LIBRARY_WORK, LIBRARIES, titles);
    combine(FUNCTION_WORK, FUNCTIONS, titles);
    combine(PART_WORK, PARTS, titles);
    combine(SYSTEM_WORK, SYSTEMS, titles);
    Collections.shuffle(titles, seed.random("titles"));
    return List.copyOf(titles.subList(0, count));
  }

  private static void combine(List<String> work, List<String> subjects, List<String> titles) {
    for (String form : work) {
      for (String subject : subjects) {
        titles.add(form.replace("%s", subject));
      }
    }
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
