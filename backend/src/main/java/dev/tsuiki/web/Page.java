package dev.tsuiki.web;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code nextPageToken} is null on the last one. */
public record Page<T>(
    @Schema(required = true) List<T> items,
    @Schema(required = true) @Nullable String nextPageToken) {

  /**
   * Makes a page of {@code limit} items from a list that was asked for one more, so that whether
   * another page follows costs no count.
   */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, PageToken> tokenOf) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    var items = found.subList(0, limit);
    return new Page<>(List.copyOf(items), tokenOf.apply(items.get(limit - 1)).encoded());
  }

  /** A page after which the list goes on at {@code next}. */
  public static <T> Page<T> upTo(List<T> items, PageToken next) {
    return new Page<>(List.copyOf(items), next.encoded());
  }

  /** The page size that is meant: 50 unless given, at most 1,000. */
  public static int size(@Nullable Integer limit) {
    if (limit == null) {
      return 50;
    }
    if (limit < 1 || limit > 1000) {
      throw ProblemException.invalid("limit", "is not between 1 and 1000");
    }
    return limit;
  }
}
