package dev.tsuiki.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What kinds of record a notebook has. */
public enum RecordType {
  EXPERIMENT,
  AMENDMENT,
  ANNOTATION,
  ATTACHMENT,
  SNAPSHOT,
  EXCERPT,
  CURVE,
  TOPIC,
  PASSAGE,
  REDACTION;

  @EnumeratedValue final String word = name().toLowerCase(Locale.ROOT);

  @JsonValue
  public String word() {
    return word;
  }

  static RecordType of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
