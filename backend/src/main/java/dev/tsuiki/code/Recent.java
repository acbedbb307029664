package dev.tsuiki.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.function.ToIntFunction;

/**
 * What was used lately, as much as fits, and nothing that nobody has used for a while: memory is
 * given back, and a text that another process redacted does not stay.
 */
final class Recent {
  private static final Duration UNUSED = Duration.ofMinutes(10);

  private Recent() {}

  /**
   * @param bytes that all together may weigh
   */
  static <K, V> Cache<K, V> of(long bytes, ToIntFunction<V> weight) {
    return Caffeine.newBuilder()
        .maximumWeight(bytes)
        .weigher((K key, V value) -> weight.applyAsInt(value))
        .expireAfterAccess(UNUSED)
        .scheduler(Scheduler.systemScheduler())
        .build();
  }
}
