package dev.tsuiki.annotation;

import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.Texts;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which annotations are asked for. */
record AnnotationQuery(
    @QueryParam("about") @Parameter(description = "experiment:key, annotation:id or attachment:id")
        @Nullable String about,
    @QueryParam("kind")
        @Parameter(
            description = "Of this kind only",
            schema = @Schema(enumeration = {"note", "comment", "correction", "summary"}))
        @Nullable String kind,
    @QueryParam("author")
        @Parameter(description = "By this person only", schema = @Schema(format = "uuid"))
        @Nullable String author,
    @QueryParam("since")
        @Parameter(description = "From this time on", schema = @Schema(format = "date-time"))
        @Nullable String since,
    @QueryParam("until")
        @Parameter(description = "Before this time", schema = @Schema(format = "date-time"))
        @Nullable String until,
    @QueryParam("limit") @Nullable Integer limit,
    @QueryParam("pageToken") @Nullable String pageToken) {

  @Nullable Kind kindAsked() {
    if (kind == null) {
      return null;
    }
    for (var known : Kind.values()) {
      if (known.word().equals(kind)) {
        return known;
      }
    }
    throw ProblemException.invalid("kind", "is none of note, comment, correction, summary");
  }

  @Nullable UUID authorAsked() {
    return author == null ? null : uuid("author", author);
  }

  @Nullable Instant sinceAsked() {
    return time("since", since);
  }

  @Nullable Instant untilAsked() {
    return time("until", until);
  }

  /**
   * The kind and the name of what they are to be about, such as {@code experiment} and {@code
   * enc_k5}.
   */
  String @Nullable [] aboutAsked() {
    if (about == null) {
      return null;
    }
    var parts = about.split(":", 2);
    if (parts.length < 2 || !Texts.isStorable(about)) {
      throw ProblemException.invalid(
          "about", "is not of the form experiment:key, annotation:id or attachment:id");
    }
    return parts;
  }

  static UUID uuid(String field, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      throw ProblemException.invalid(field, "is not an id");
    }
  }

  static @Nullable Instant time(String field, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException notATime) {
      throw ProblemException.invalid(field, "is not a time such as 2026-06-24T05:12:00Z");
    }
  }
}
