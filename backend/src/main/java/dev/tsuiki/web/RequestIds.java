package dev.tsuiki.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives every request a name that stands in its answer and beside everything that is logged of it:
 * the one that a proxy before us gave, or one of our own.
 */
@ApplicationScoped
class RequestIds {
  private static final String HEADER = "X-Request-Id";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** First of all, so that refusals have a name too. */
  private static final int BEFORE_EVERYTHING = 1000;

  void register(@Observes Filters filters) {
    filters.register(RequestIds::name, BEFORE_EVERYTHING);
  }

  private static void name(RoutingContext routing) {
    var given = routing.request().getHeader(HEADER);
    var id = given != null && PLAIN.matcher(given).matches() ? given : UUID.randomUUID().toString();
    routing.response().putHeader(HEADER, id);
    MDC.put("requestId", id);
    routing.next();
  }
}
