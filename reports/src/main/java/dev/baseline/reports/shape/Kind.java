package dev.baseline.reports.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** A kind of JSON value, by the name that messages give it. */
enum Kind {
  OBJECT("an object", "write it in braces: {…}"),
  LIST("a list", "write it in brackets: […]"),
  TEXT("a text", "write it in double quotes"),
  NUMBER("a number", "write it as digits, without quotes"),
  BOOLEAN("true or false", "write true or false, without quotes"),
  NULL("null", "write null");

  private final String words;
  private final String mend;

  Kind(String words, String mend) {
    this.words = words;
    this.mend = mend;
  }

  static Kind of(@Nullable JsonToken token) {
    return switch (token) {
      case START_OBJECT, END_OBJECT, PROPERTY_NAME -> OBJECT;
      case START_ARRAY, END_ARRAY -> LIST;
      case VALUE_STRING -> TEXT;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
      case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> NULL;
      case null -> NULL;
    };
  }

  String mendInsteadOf(Kind got) {
    return got == NULL ? "leave it out, or give it a value" : mend;
  }

  @Override
  public String toString() {
    return words;
  }
}
