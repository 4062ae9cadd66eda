package dev.baseline.server.http;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a list that goes from the newest to the oldest, and from the highest id to the lowest
 * where times are equal.
 *
 * @param at the time of the item at this place, exact to the microsecond as the database is; {@link
 *     Instant#EPOCH} where the list is ordered by id alone
 * @param id the id of the item at this place
 */
public record Position(Instant at, long id) {

  /** Before everything. */
  public static final Position START =
      new Position(Instant.parse("9999-12-31T23:59:59.999999Z"), Long.MAX_VALUE);

  private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
  private static final long MICROS = 1_000_000;

  /** The position as clients carry it, who need not know what is in it. */
  public String text() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
    byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(micros).putLong(id).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The position that {@link #text()} wrote; empty if it did not write this. */
  static Optional<Position> parse(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != 2 * Long.BYTES) {
      return Optional.empty();
    }
    var buffer = ByteBuffer.wrap(bytes);
    long micros = buffer.getLong();
    var position =
        new Position(
            Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000),
            buffer.getLong());
    boolean possible =
        !position.at().isBefore(EARLIEST)
            && !position.at().isAfter(START.at())
            && position.id() > 0;
    return possible ? Optional.of(position) : Optional.empty();
  }
}
