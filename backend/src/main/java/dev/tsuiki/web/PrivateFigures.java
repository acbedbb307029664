package dev.tsuiki.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Figures about the process are for whoever stands beside it, not for those who come through the
 * proxy before it.
 */
@ApplicationScoped
class PrivateFigures {
  private static final String FIGURES = "/q/metrics";
  private static final List<String> ADDED_BY_PROXIES = List.of("Forwarded", "X-Forwarded-For");

  void register(@Observes Filters filters) {
    filters.register(
        routing -> {
          var headers = routing.request().headers();
          if (routing.normalizedPath().startsWith(FIGURES)
              && ADDED_BY_PROXIES.stream().anyMatch(headers::contains)) {
            EarlyProblem.send(routing, ProblemType.NOT_FOUND, "nothing is at this address");
          } else {
            routing.next();
          }
        },
        250);
  }
}
