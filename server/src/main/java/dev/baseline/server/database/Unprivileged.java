package dev.baseline.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The user that PostgreSQL runs as, which must not be root.
 *
 * @param prefix the words before a command that make it run as this user; none for ourselves
 * @param user the user's number on the files
 * @param group the group's number on the files
 */
record Unprivileged(List<String> prefix, int user, int group) {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** A way to step down from root. */
  enum Way {
    /** A user namespace of its own: not root inside, and the files stay root's. */
    NAMESPACE,
    /** Another user, to whom the folder is given. */
    SETPRIV,
    /** The same by another program, for where the first is missing. */
    RUNUSER
  }

  /** The user for a server's folder: ourselves, or the first way down from root that works. */
  static Unprivileged forFolder(Path root) throws IOException {
    return forFolder(root, List.of(Way.values()));
  }

  static Unprivileged forFolder(Path root, List<Way> ways) throws IOException {
    int self = self();
    if (self != 0) {
      return new Unprivileged(List.of(), self, group(root));
    }
    List<String> failures = new ArrayList<>();
    for (Way way : ways) {
      List<Unprivileged> candidates =
          switch (way) {
            case NAMESPACE -> List.of(new Unprivileged(List.of("unshare", "-U"), 0, 0));
            case SETPRIV, RUNUSER -> users(way);
          };
      for (Unprivileged candidate : candidates) {
        FileTree.own(root, candidate.user, candidate.group);
        String failure = candidate.failure(root);
        if (failure.isEmpty()) {
          return candidate;
        }
        failures.add(String.join(" ", candidate.prefix) + ": " + failure);
      }
    }
    FileTree.own(root, 0, 0);
    throw new DatabaseStartFailed(
        "PostgreSQL does not run as root, and no way to step down was found. Run the server as an"
            + " ordinary user; or allow user namespaces (sysctl user.max_user_namespaces), or put"
            + " the folder where the user postgres or nobody can reach it (--data"
            + " /var/lib/baseline); or use a PostgreSQL of your own (--database-url). Tried: "
            + String.join("; ", failures));
  }

  /** The number of the user that this process acts as. */
  static int self() throws IOException {
    Path process = Path.of("/proc/self/status");
    if (Files.exists(process)) {
      return FileTree.owner(process);
    }
    return number("-u", null).orElseThrow(() -> new IOException("`id -u` gave no number"));
  }

  private static int group(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:gid");
  }

  private static List<Unprivileged> users(Way way) {
    List<Unprivileged> users = new ArrayList<>();
    for (String name : List.of("postgres", "nobody")) {
      OptionalInt user = number("-u", name);
      OptionalInt group = number("-g", name);
      if (user.isPresent() && group.isPresent()) {
        List<String> prefix =
            way == Way.SETPRIV
                ? List.of(
                    "setpriv",
                    "--reuid=" + user.getAsInt(),
                    "--regid=" + group.getAsInt(),
                    "--clear-groups")
                : List.of("runuser", "-u", name, "--");
        users.add(new Unprivileged(prefix, user.getAsInt(), group.getAsInt()));
      }
    }
    return users;
  }

  private static OptionalInt number(String option, @org.jspecify.annotations.Nullable String name) {
    List<String> words = name == null ? List.of("id", option) : List.of("id", option, name);
    Command id = Command.run(LIMIT, words);
    return id.succeeded() && id.output().matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(id.output()))
        : OptionalInt.empty();
  }

  /** Why this user cannot run a program in the folder; empty if it can. */
  private String failure(Path root) {
    String script = "[ \"$(id -u)\" != 0 ] && cd \"$1\" && [ -w . ] && echo fit";
    Command probe = Command.run(LIMIT, command(List.of("sh", "-c", script, "sh", root.toString())));
    if (probe.succeeded() && probe.output().endsWith("fit")) {
      return "";
    }
    return probe.output().isEmpty() ? "cannot enter " + root : probe.output();
  }

  /** The command that runs these words as this user. */
  List<String> command(List<String> words) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(words);
    return command;
  }
}
