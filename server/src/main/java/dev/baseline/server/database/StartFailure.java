package dev.baseline.server.database;

import java.nio.file.Path;
import java.util.List;

/** What the words of a PostgreSQL that did not start say, and what a person can do about it. */
final class StartFailure {

  private record Advice(List<String> signs, String mend) {}

  private static final List<Advice> ADVICE =
      List.of(
          new Advice(
              List.of("No space left on device", "Disk quota exceeded"),
              "The disk is full: make room (%2$d MB are free there), or move the folder to a larger"
                  + " disk and name it with --data."),
          new Advice(
              List.of("Read-only file system"),
              "The folder is on a file system that cannot be written: remount it, or name another"
                  + " folder with --data."),
          new Advice(
              List.of("wrong ownership", "invalid permissions", "Permission denied"),
              "The folder must belong to the user that runs the server, with mode 0700: chown -R"
                  + " and chmod 700 %1$s."),
          new Advice(
              List.of("Cannot allocate memory", "could not create shared memory"),
              "The machine has too little memory: free some, or lower shared_buffers in"
                  + " %1$s/postgresql.conf."),
          new Advice(
              List.of("could not bind", "Address already in use"),
              "Every port that was tried on 127.0.0.1 was taken: try again."),
          new Advice(
              List.of("pre-existing shared memory", "lock file \"postmaster.pid\" already exists"),
              "Processes of an earlier PostgreSQL still use the folder: end them (the log names"
                  + " them), then start again."),
          new Advice(
              List.of(
                  "syntax error in file",
                  "unrecognized configuration parameter",
                  "invalid value for parameter"),
              "A setting is wrong: mend %1$s/postgresql.conf or postgresql.auto.conf."),
          new Advice(
              List.of(
                  "valid checkpoint",
                  "invalid checksum",
                  "could not read",
                  "is corrupted",
                  "invalid data in file"),
              "The files are damaged: keep a copy of %1$s, check the disk, and restore a backup into"
                  + " an empty --data folder."),
          new Advice(
              List.of(
                  "error while loading shared libraries",
                  "GLIBC",
                  "Exec format error",
                  "No such file or directory"),
              "The programs that come with Baseline do not run on this system: use a PostgreSQL of"
                  + " your own with --database-url."));

  private StartFailure() {}

  /** The failure with the words that PostgreSQL left and the mend that they call for. */
  static DatabaseStartFailed of(String what, Path cluster, String words) {
    return new DatabaseStartFailed(
        "%s in %s. %s It said:%n%s"
            .formatted(what, cluster, mend(cluster, words), words.indent(2).stripTrailing()));
  }

  private static String mend(Path cluster, String words) {
    long free = cluster.toFile().getUsableSpace() / 1_000_000;
    return ADVICE.stream()
        .filter(advice -> advice.signs.stream().anyMatch(words::contains))
        .findFirst()
        .map(advice -> advice.mend.formatted(cluster, free))
        .orElse("What it said is all that is known.");
  }
}
