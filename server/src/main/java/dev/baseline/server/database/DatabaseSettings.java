package dev.baseline.server.database;

import java.nio.file.Path;
import java.util.Optional;

/** Which database the server keeps everything in. */
public sealed interface DatabaseSettings {

  /** The PostgreSQL that comes with Baseline, in the server's own folder. */
  record Embedded() implements DatabaseSettings {}

  /**
   * A PostgreSQL of your own, version 15 or newer.
   *
   * @param url {@code jdbc:postgresql://host:port/database?options}; no password in it
   * @param user the role; the URL's or the driver's default if empty
   * @param passwordFile a file whose first line is the password; {@code ~/.pgpass} if empty
   */
  record External(String url, Optional<String> user, Optional<Path> passwordFile)
      implements DatabaseSettings {

    public External {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "A database URL begins with jdbc:postgresql:// as in"
                + " jdbc:postgresql://db.example.org:5432/baseline");
      }
      if (url.matches("(?i).*([?&]password=|//[^/]*:[^/]*@).*")) {
        throw new IllegalArgumentException(
            "The database URL holds a password, which every user of the machine could see:"
                + " put it in a file that only the server may read, and give that file.");
      }
    }

    /** The URL without its options, for messages. */
    String address() {
      int options = url.indexOf('?');
      return options < 0 ? url : url.substring(0, options);
    }
  }
}
