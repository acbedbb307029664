package dev.tsuiki.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was done with something that did not fit, where a record is not refused for it. */
@Schema(description = "What was done with something that did not fit")
public record Notice(@JsonIgnore ProblemType type, @Schema(required = true) String detail) {

  /** Reads it back from where it was kept. */
  @JsonCreator
  static Notice read(@JsonProperty("code") String code, @JsonProperty("detail") String detail) {
    return new Notice(ProblemType.ofSlug(code), detail);
  }

  @JsonProperty
  @Schema(required = true, description = "The slug of the problem that strict=true makes of it")
  public String code() {
    return type.slug();
  }

  /** What {@code strict=true} asks for: the first notice becomes the problem of the same code. */
  public static void refuseAny(List<Notice> notices) {
    if (!notices.isEmpty()) {
      var first = notices.get(0);
      throw new ProblemException(first.type(), first.detail());
    }
  }
}
