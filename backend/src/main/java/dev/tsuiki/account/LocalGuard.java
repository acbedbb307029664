package dev.tsuiki.account;

import dev.tsuiki.web.EarlyProblem;
import dev.tsuiki.web.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the local mode local. It stands before everything, the SPA and the health page included,
 * because in this mode to reach the server is to be signed in:
 *
 * <ul>
 *   <li>a page elsewhere whose name is made to point here (DNS rebinding) says another Host;
 *   <li>a page elsewhere that posts here says another Origin, or Sec-Fetch-Site: cross-site;
 *   <li>another user of this machine has another uid;
 *   <li>whoever comes through a tunnel says the public host, or carries the headers that tunnels
 *       add.
 * </ul>
 *
 * The first three are refused; the last has to bring a token.
 */
@ApplicationScoped
class LocalGuard {
  private static final String AT_THE_MACHINE = "tsuiki.person-at-the-machine";
  private static final List<String> ADDED_BY_PROXIES =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Real-IP",
          "CF-Connecting-IP",
          "Via");

  private final boolean local;
  private final Origins origins;
  private final Peers peers;

  LocalGuard(AccountConfig config, Origins origins, Peers peers) {
    this.local = config.mode() == AccountConfig.Mode.LOCAL;
    this.origins = origins;
    this.peers = peers;
  }

  void register(@Observes Filters filters) {
    if (local) {
      filters.register(this::check, 200);
    }
  }

  static boolean isPersonAtTheMachine(RoutingContext routing) {
    return Boolean.TRUE.equals(routing.get(AT_THE_MACHINE));
  }

  private void check(RoutingContext routing) {
    var request = routing.request();
    var refusal = refusal(request, routing);
    if (refusal == null) {
      routing.next();
    } else {
      EarlyProblem.send(routing, refusal, "see SECURITY: the local mode serves one person");
    }
  }

  private @Nullable ProblemType refusal(HttpServerRequest request, RoutingContext routing) {
    var host = Origins.hostOf(request);
    boolean byTunnel = origins.isPublic(host);
    if (!byTunnel && !origins.isLoopback(host, request)) {
      return ProblemType.WRONG_HOST;
    }
    if (isForeignPage(request)) {
      return ProblemType.WRONG_ORIGIN;
    }
    if (byTunnel || ADDED_BY_PROXIES.stream().anyMatch(request.headers()::contains)) {
      return isPrivate(routing) ? ProblemType.NOT_FOUND : null;
    }
    return switch (peers.peerOf(request.connection())) {
      case SAME_USER -> {
        routing.put(AT_THE_MACHINE, true);
        yield null;
      }
      case OTHER_USER ->
          request.headers().contains("Authorization") ? null : ProblemType.WRONG_PEER;
      case UNKNOWN -> isPrivate(routing) ? ProblemType.NOT_FOUND : null;
    };
  }

  private boolean isForeignPage(HttpServerRequest request) {
    var origin = request.getHeader("Origin");
    if (origin != null) {
      return !origins.isOwn(origin, request);
    }
    var site = request.getHeader("Sec-Fetch-Site");
    var fromElsewhere = "cross-site".equals(site) || "same-site".equals(site);
    // following a link from another page to one of ours is fine; fetching, framing or posting is
    // not
    return fromElsewhere
        && !(Origins.isSafe(request)
            && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
            && !request.path().startsWith("/api/"));
  }

  /** Figures about the process are for the person at the machine only. */
  private static boolean isPrivate(RoutingContext routing) {
    return routing.normalizedPath().startsWith("/q/metrics");
  }
}
