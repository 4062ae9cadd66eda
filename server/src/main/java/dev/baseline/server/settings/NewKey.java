package dev.baseline.server.settings;

import dev.baseline.reports.shape.ChoiceShape;
import dev.baseline.reports.shape.Document;
import dev.baseline.reports.shape.IntegerShape;
import dev.baseline.reports.shape.ListShape;
import dev.baseline.reports.shape.ObjectShape;
import dev.baseline.reports.shape.ObjectShape.Layout;
import dev.baseline.reports.shape.ObjectShape.Values;
import dev.baseline.reports.shape.Reading;
import dev.baseline.reports.shape.Shape;
import dev.baseline.reports.shape.TextRule;
import dev.baseline.reports.shape.TextShape;
import dev.baseline.server.access.Scope;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key that somebody asks for.
 *
 * @param name what it is called
 * @param scopes what it may be used for, at least one
 * @param expiresAt from when on it is refused
 * @param expiresIn the same, in seconds from now on; not with {@code expiresAt}
 */
record NewKey(
    String name, List<Scope> scopes, Optional<Instant> expiresAt, Optional<Long> expiresIn) {

  /** How long a key that expires may be good for. */
  static final Duration LONGEST = Duration.ofDays(3_650);

  private static final Shape<Scope> SCOPE =
      ChoiceShape.of(Scope.values(), Scope::token, "write \"report\" for a key that sends reports");

  private static final Shape<List<Scope>> SCOPES =
      ListShape.of(
          SCOPE,
          Scope.values().length,
          "At least one, each of them once.",
          () -> {
            var seen = new HashSet<Scope>();
            return (scope, reading) -> {
              if (seen.add(scope)) {
                return true;
              }
              reading.refuse("must be named once", "remove all but one");
              return false;
            };
          });

  private static final String TIME = "must be a time in the form of RFC 3339, with its offset";

  private static final Shape<Instant> EXPIRY =
      TextShape.of(
              1,
              40,
              new TextRule(
                  TIME,
                  "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$",
                  NewKey::mendTime))
          .as(text -> OffsetDateTime.parse(text).toInstant(), Instant::toString);

  /** Its JSON form. */
  static final Document<NewKey> DOCUMENT = new Document<>(ObjectShape.of(NewKey::lay));

  /** When the key expires; empty if never. */
  Optional<Instant> expiry(Instant now) {
    return expiresAt.or(() -> expiresIn.map(now::plusSeconds));
  }

  private static Function<Values, NewKey> lay(Layout<NewKey> key) {
    var name =
        key.required(
            "name",
            "What the key is called, such as the system that will use it.",
            Naming.KEY.shape(),
            NewKey::name);
    var scopes =
        key.required(
            "scopes", "What it may be used for: report, read, admin.", SCOPES, NewKey::scopes);
    var expiresAt =
        key.optional("expiresAt", "From when on it is refused.", EXPIRY, NewKey::expiresAt);
    var expiresIn =
        key.optional(
            "expiresIn",
            "The same, in seconds from now on.",
            new IntegerShape(1, LONGEST.toSeconds()),
            NewKey::expiresIn);
    key.rule("There is at least one scope.", NewKey::hasScope);
    key.rule("expiresAt lies ahead, and stands without expiresIn.", NewKey::expires);
    return values ->
        new NewKey(
            values.get(name), values.get(scopes), values.get(expiresAt), values.get(expiresIn));
  }

  private static void hasScope(NewKey key, Reading reading) {
    if (key.scopes().isEmpty()) {
      reading.refuse(
          "scopes",
          "must name at least one scope",
          "write [\"report\"] for a key that sends reports");
    }
  }

  private static void expires(NewKey key, Reading reading) {
    Instant now = reading.now();
    if (key.expiresAt().isPresent() && key.expiresIn().isPresent()) {
      reading.refuse("expiresIn", "must not stand beside expiresAt", "leave one of them out");
    } else if (key.expiresAt().filter(at -> !at.isAfter(now)).isPresent()) {
      reading.refuse(
          "expiresAt", "must lie in the future: it is " + now + " now", "give a later time");
    } else if (key.expiresAt().filter(at -> at.isAfter(now.plus(LONGEST))).isPresent()) {
      reading.refuse(
          "expiresAt",
          "must not be more than " + LONGEST.toDays() + " days ahead",
          "leave it out for a key that does not expire");
    }
  }

  private static @Nullable String mendTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return null;
    } catch (DateTimeException e) {
      return "write it like \"2030-01-31T12:00:00Z\"";
    }
  }
}
