package dev.baseline.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the rest of the server may put in and get out. */
class DatabaseTest {

  @RegisterExtension
  static final TestDatabase DATABASE =
      TestDatabase.migrated("dev/baseline/server/database/migrations-of-tests");

  record Thing(String name, Optional<Instant> seen, List<String> labels) {}

  @Test
  void record_comesBackByItsConstructor() {
    Instant seen = Instant.parse("2026-03-29T01:30:00.123456Z");
    Thing thing = new Thing("scheme", Optional.of(seen), List.of("a,b", "c\"d"));
    assertThat(stored(thing)).isEqualTo(thing);
  }

  @Test
  void emptyOptional_isNull() {
    Thing thing = new Thing("nothing", Optional.empty(), List.of());
    assertThat(stored(thing)).isEqualTo(thing);
  }

  private static Thing stored(Thing thing) {
    return DATABASE
        .jdbi()
        .inTransaction(
            handle ->
                handle
                    .createQuery(
                        """
                        INSERT INTO thing (name, seen, labels) VALUES (:name, :seen, :labels)
                        RETURNING name, seen, labels
                        """)
                    .bind("name", thing.name)
                    .bind("seen", thing.seen)
                    .bindArray("labels", String.class, thing.labels)
                    .mapTo(Thing.class)
                    .one());
  }

  @Test
  void failedStatement_isToldWithoutItsValues() {
    Thing thing = new Thing("x", Optional.empty(), List.of());
    assertThatThrownBy(
            () ->
                DATABASE
                    .jdbi()
                    .useHandle(
                        handle ->
                            handle.execute("INSERT INTO nowhere (name) VALUES (?)", "a-secret")))
        .hasMessageContaining("INSERT INTO nowhere")
        .message()
        .doesNotContain("a-secret");
    assertThat(stored(thing)).isEqualTo(thing);
  }

  @Test
  void times_keepTheirInstant() {
    OffsetDateTime time = OffsetDateTime.of(2026, 10, 25, 2, 30, 0, 0, ZoneOffset.ofHours(9));
    Instant back =
        DATABASE
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT CAST(:time AS timestamptz)")
                        .bind("time", time)
                        .mapTo(Instant.class)
                        .one());
    assertThat(back).isEqualTo(time.toInstant());
  }
}
