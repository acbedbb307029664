package dev.tsuiki.storage;

import io.minio.errors.ErrorResponseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the answers of an S3 mean to us. */
final class S3Failures {

  private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchObject", "NotFound");
  private static final Set<String> ALREADY_THERE =
      Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists");
  private static final Set<String> FULL =
      Set.of(
          "XMinioStorageFull",
          "XMinioAdminBucketQuotaExceeded",
          "QuotaExceeded",
          "InsufficientCapacity",
          "InsufficientStorage");
  private static final int INSUFFICIENT_STORAGE = 507;

  private S3Failures() {}

  static boolean isMissing(Exception e) {
    return MISSING.contains(code(e));
  }

  static boolean isAlreadyThere(Exception e) {
    return ALREADY_THERE.contains(code(e));
  }

  static RuntimeException of(String what, Exception e) {
    return FULL.contains(code(e)) || status(e) == INSUFFICIENT_STORAGE
        ? new StorageFull(e)
        : new StorageDown(what, e);
  }

  private static String code(Exception e) {
    ErrorResponseException answer = answer(e);
    return answer == null ? "" : String.valueOf(answer.errorResponse().code());
  }

  private static int status(Exception e) {
    ErrorResponseException answer = answer(e);
    return answer == null || answer.response() == null ? 0 : answer.response().code();
  }

  /** The client wraps what it throws in itself, now and then. */
  private static @Nullable ErrorResponseException answer(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof ErrorResponseException answer) {
        return answer;
      }
    }
    return null;
  }
}
