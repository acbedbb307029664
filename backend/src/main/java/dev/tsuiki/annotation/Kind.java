package dev.tsuiki.annotation;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an annotation is for. */
public @Schema(name = "AnnotationKind") enum Kind {
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
