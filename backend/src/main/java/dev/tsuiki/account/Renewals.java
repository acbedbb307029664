package dev.tsuiki.account;

import dev.tsuiki.web.ProblemException;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Renews a session once, however many requests of one page find at the same moment that it is about
 * to end: a provider that takes each refresh token only once would end the session at the second.
 */
@ApplicationScoped
class Renewals {
  private static final String SESSION = "q_session";

  /** How long requests that were on their way with the old cookie may still arrive. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

  private static final long PATIENCE_SECONDS = 5;

  private final ReentrantLock[] turns =
      Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);
  private final Map<String, Renewed> renewed = new ConcurrentHashMap<>();

  private record Renewed(Identity identity, Instant at) {
    boolean isOld() {
      return at.plus(ON_THE_WAY).isBefore(Instant.now());
    }
  }

  /** Whose session it is: as just found out for another request with the same cookie, or asked. */
  Optional<Identity> once(RoutingContext routing, Supplier<Optional<Identity>> ask) {
    var before = session(routing);
    if (before.isEmpty()) {
      return ask.get();
    }
    var turn = turns[Math.floorMod(before.hashCode(), turns.length)];
    await(turn);
    try {
      var known = renewed.get(before);
      if (known != null && !known.isOld()) {
        return Optional.of(known.identity());
      }
      var found = ask.get();
      if (found.isPresent() && !session(routing).equals(before)) {
        renewed.values().removeIf(Renewed::isOld);
        renewed.put(before, new Renewed(found.get(), Instant.now()));
      }
      return found;
    } finally {
      turn.unlock();
    }
  }

  private static void await(ReentrantLock turn) {
    try {
      if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw ProblemException.unavailable(
            "the sign-in server does not answer", new TimeoutException());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ProblemException.unavailable("the server is ending", stopped);
    }
  }

  /** The session's cookies as they are now: as they came, or as they were renewed. */
  private static String session(RoutingContext routing) {
    return routing.request().cookies().stream()
        .filter(cookie -> cookie.getName().startsWith(SESSION))
        .map(Cookie::getValue)
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
