package dev.tsuiki.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown by any room to answer with a problem; unchecked, so a transaction rolls back. */
public class ProblemException extends RuntimeException {
  private static final Long SOON = 2L;
  private final ProblemType type;
  private final transient List<Problem.Violation> violations;
  private final transient List<String> missing;
  private final @Nullable Long retryAfterSeconds;

  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of(), List.of(), null);
  }

  public ProblemException(ProblemType type, String detail, Throwable cause) {
    this(type, detail);
    initCause(cause);
  }

  private ProblemException(
      ProblemType type,
      String detail,
      List<Problem.Violation> violations,
      List<String> missing,
      @Nullable Long retryAfterSeconds) {
    super(detail);
    this.type = type;
    this.violations = violations;
    this.missing = missing;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public static ProblemException notFound(String what) {
    return new ProblemException(ProblemType.NOT_FOUND, what);
  }

  public static ProblemException invalid(String field, String message) {
    return invalid(List.of(new Problem.Violation(field, message)));
  }

  static ProblemException invalid(List<Problem.Violation> violations) {
    var first = violations.get(0);
    return new ProblemException(
        ProblemType.INVALID,
        "%s: %s".formatted(first.field(), first.message()),
        violations,
        List.of(),
        null);
  }

  public static ProblemException blobsMissing(List<String> missing) {
    return new ProblemException(
        ProblemType.BLOBS_MISSING,
        "%d files are not here yet; PUT each to …/blobs/{sha256} and post again"
            .formatted(missing.size()),
        List.of(),
        missing,
        null);
  }

  public static ProblemException unavailable(String detail, Throwable cause) {
    return new ProblemException(ProblemType.UNAVAILABLE, detail, cause);
  }

  /** Seconds to wait go into Retry-After. */
  public static ProblemException tooManyRequests(String detail, long retryAfterSeconds) {
    return new ProblemException(
        ProblemType.TOO_MANY_REQUESTS, detail, List.of(), List.of(), retryAfterSeconds);
  }

  public ProblemType type() {
    return type;
  }

  /** Whatever is down is asked again soon, unless something else was said. */
  @Nullable Long retryAfterSeconds() {
    return retryAfterSeconds == null && type == ProblemType.UNAVAILABLE ? SOON : retryAfterSeconds;
  }

  Problem toProblem(String instance) {
    return new Problem(
        "/problems/" + type.slug(),
        type.title(),
        type.status(),
        String.valueOf(getMessage()),
        instance,
        violations.isEmpty() ? null : violations,
        missing.isEmpty() ? null : missing);
  }
}
