package dev.tsuiki.annotation;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What an annotation is for. */
public enum Kind {
  NOTE,
  COMMENT,
  CORRECTION,
  /** The short text shown when things are lined up; the newest one counts. */
  SUMMARY;

  @EnumeratedValue final String word = name().toLowerCase(Locale.ROOT);

  @JsonValue
  public String word() {
    return word;
  }
}
