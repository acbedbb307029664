package dev.tsuiki.annotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsuiki.web.Texts;
import dev.tsuiki.web.Violations;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that something speaks of. Exactly one of experiment, annotation, attachment, result,
 * code and excerpt is given.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    description =
        "One thing that is spoken of: exactly one of experiment, annotation, attachment, result, code and excerpt")
public record About(
    @Schema(description = "The key of an experiment") @Nullable String experiment,
    @Schema(description = "Added by the server to whatever names an experiment by its key")
        @Nullable UUID experimentId,
    @Schema(description = "The id of an annotation") @Nullable UUID annotation,
    @Schema(description = "Exact words of that annotation's text") @Nullable String quote,
    @Schema(description = "The id of an attachment") @Nullable UUID attachment,
    @Schema(description = "A part of that image") @Nullable Region region,
    @Nullable Result result,
    @Nullable Code code,
    @Schema(description = "The id of an excerpt") @Nullable UUID excerpt,
    @Schema(description = "A line of that excerpt, from 1, its regions one after the other")
        @Nullable Integer line) {

  /** A part of an image, in fractions of its width and height. */
  @Schema(description = "A part of an image, in fractions of its width and height")
  public record Region(
      @Schema(required = true) double x,
      @Schema(required = true) double y,
      @Schema(required = true) double width,
      @Schema(required = true) double height) {

    boolean isInside() {
      return x >= 0
          && y >= 0
          && width > 0
          && height > 0
          && x + width <= 1.000001
          && y + height <= 1.000001;
    }
  }

  /** A result of an experiment. */
  @Schema(name = "AboutResult")
  public record Result(
      @Schema(required = true) String experiment, @Schema(required = true) String name) {}

  /** A line of an experiment's code; lines count from 1. */
  @Schema(name = "AboutCode")
  public record Code(
      @Schema(required = true) String experiment,
      @Schema(required = true) String path,
      @Schema(required = true, minimum = "1") int line) {}

  /** What kind of thing is meant. */
  enum Kind {
    EXPERIMENT,
    ANNOTATION,
    ATTACHMENT,
    RESULT,
    CODE,
    EXCERPT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static About experiment(String key, UUID id) {
    return new About(key, id, null, null, null, null, null, null, null, null);
  }

  /** An experiment by its key alone; looking it up adds its id. */
  public static About experiment(String key) {
    return new About(key, null, null, null, null, null, null, null, null, null);
  }

  /** The key by which an experiment is named, if one is. */
  @Nullable String key() {
    return experiment != null
        ? experiment
        : result != null ? result.experiment() : code != null ? code.experiment() : null;
  }

  Kind kind() {
    return experiment != null
        ? Kind.EXPERIMENT
        : annotation != null
            ? Kind.ANNOTATION
            : attachment != null
                ? Kind.ATTACHMENT
                : result != null ? Kind.RESULT : code != null ? Kind.CODE : Kind.EXCERPT;
  }

  About withExperimentId(@Nullable UUID id) {
    return new About(
        experiment, id, annotation, quote, attachment, region, result, code, excerpt, line);
  }

  void check(String field, Violations violations) {
    var given =
        Stream.of(experiment, annotation, attachment, result, code, excerpt)
            .filter(x -> x != null)
            .count();
    if (given != 1) {
      violations.add(
          field,
          "names not exactly one of experiment, annotation, attachment, result, code and excerpt");
      return;
    }
    if (quote != null && annotation == null) {
      violations.add(field + ".quote", "goes with an annotation only");
    }
    if (quote != null && quote.isBlank()) {
      violations.add(field + ".quote", "is empty");
    }
    if (region != null && (attachment == null || !region.isInside())) {
      violations.add(field + ".region", "is not inside an attachment's image");
    }
    if (line != null && (excerpt == null || line < 1)) {
      violations.add(field + ".line", "goes with an excerpt only, and counts from 1");
    }
    if (result != null && (result.experiment() == null || result.name() == null)) {
      violations.add(field + ".result", "names no experiment or no result");
    }
    if (code != null && (code.experiment() == null || code.path() == null || code.line() < 1)) {
      violations.add(field + ".code", "names no experiment, no path or no line");
    }
    Stream.of(
            key(), quote, result == null ? null : result.name(), code == null ? null : code.path())
        .filter(text -> text != null && !Texts.isStorable(text))
        .forEach(text -> violations.add(field, "contains NUL or half of a surrogate pair"));
  }
}
