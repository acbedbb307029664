package dev.tsuiki.account;

import dev.tsuiki.web.ProblemException;
import io.github.bucket4j.Bucket;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts how often each person and each token asks. */
@ApplicationScoped
class Rates {
  private final Map<UUID, Bucket> persons = new ConcurrentHashMap<>();
  private final Map<UUID, Bucket> tokens = new ConcurrentHashMap<>();
  private final RateSettings settings;
  private final boolean limited;

  Rates(RateSettings settings, AccountConfig config) {
    this.settings = settings;
    this.limited = settings.limited().orElse(config.mode() == AccountConfig.Mode.TEAM);
  }

  /**
   * Counts one request.
   *
   * @throws ProblemException {@code too-many-requests}, with the seconds to wait
   */
  void count(Person person) {
    if (!limited) {
      return;
    }
    var token = person.token();
    if (token != null) {
      var bucket =
          tokens.computeIfAbsent(
              token.token(), id -> bucket(settings.token().perSecond(), settings.token().burst()));
      take(bucket, "this token asks", settings.token().perSecond());
    }
    var bucket =
        persons.computeIfAbsent(
            person.id(), id -> bucket(settings.person().perSecond(), settings.person().burst()));
    take(bucket, "you ask", settings.person().perSecond());
  }

  /** Whoever has not asked for a while starts anew, so that nobody is kept for ever. */
  @Scheduled(every = "10m")
  void forget() {
    persons.values().removeIf(bucket -> bucket.getAvailableTokens() >= settings.person().burst());
    tokens.values().removeIf(bucket -> bucket.getAvailableTokens() >= settings.token().burst());
  }

  private static void take(Bucket bucket, String who, int perSecond) {
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long wait = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
      throw ProblemException.tooManyRequests(
          "%s more than %d times a second; wait %d s".formatted(who, perSecond, wait), wait);
    }
  }

  private static Bucket bucket(int perSecond, int burst) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
