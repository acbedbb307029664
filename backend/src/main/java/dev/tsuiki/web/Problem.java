package dev.tsuiki.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The one shape of every error (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What went wrong, in the one shape of every error (RFC 9457)")
public record Problem(
    @Schema(required = true, examples = "/problems/not-found") String type,
    @Schema(required = true) String title,
    @Schema(required = true) int status,
    @Schema(required = true) String detail,
    @Schema(required = true, description = "The path that was asked for") String instance,
    @Nullable List<Violation> violations,
    @Schema(description = "With blobs-missing: the SHA-256 of each file that has to be sent first")
        @Nullable List<String> missing) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** One member of the request that does not fit. */
  public record Violation(
      @Schema(required = true) String field, @Schema(required = true) String message) {}

  public static Problem of(ProblemType type, String detail, String instance) {
    return new Problem(
        "/problems/" + type.slug(), type.title(), type.status(), detail, instance, null, null);
  }
}
