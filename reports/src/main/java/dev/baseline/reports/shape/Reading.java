package dev.baseline.reports.shape;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One reading of one document: the parser, the place that it has reached, and what was refused. */
public final class Reading {

  private final JsonParser parser;
  private final Instant now;
  private final List<Object> path = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();

  Reading(JsonParser parser, Instant now) {
    this.parser = parser;
    this.now = now;
  }

  /** The time that the document's times are held against. */
  public Instant now() {
    return now;
  }

  /** Refuses the value at the place reached. */
  public void refuse(String rule, String mend) {
    add(new Violation(Pointers.of(path), rule, mend));
  }

  /** Refuses the value of one field of the object at the place reached. */
  public void refuse(String field, String rule, String mend) {
    enter(field);
    refuse(rule, mend);
    leave();
  }

  JsonParser parser() {
    return parser;
  }

  /** How many times something was refused so far. */
  int refusals() {
    return violations.size();
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  void enter(String field) {
    path.add(field);
  }

  void enter(int index) {
    path.add(index);
  }

  void leave() {
    path.removeLast();
  }

  /** Whether the value is of this kind; if not it is refused and skipped. */
  boolean isA(Kind expected) {
    var got = Kind.of(parser.currentToken());
    if (got == expected) {
      return true;
    }
    refuse("must be " + expected + ", but is " + got, expected.mendInsteadOf(got));
    parser.skipChildren();
    return false;
  }

  /** Reads on to the next token, and says whether it is another one than {@code end}. */
  boolean hasNext(JsonToken end) {
    return parser.nextToken() != end;
  }

  private void add(Violation violation) {
    violations.add(violation);
    if (violations.size() >= Document.MAX_VIOLATIONS) {
      throw new Enough();
    }
  }

  /** Ends a reading that has refused enough. */
  static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Enough() {
      super(null, null, false, false);
    }
  }
}
