package dev.baseline.server.builds;

/**
 * What was built, as pages show it.
 *
 * @param id its key
 * @param sha the full object name
 * @param title the first line of the message
 * @param author who wrote it
 */
public record Commit(long id, String sha, String title, String author) {

  /** The beginning of the object name, by which people call it. */
  public String shortSha() {
    return sha.substring(0, Math.min(7, sha.length()));
  }
}
