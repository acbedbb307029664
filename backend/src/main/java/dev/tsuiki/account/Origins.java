package dev.tsuiki.account;

import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which hosts and pages are this server's own. */
@ApplicationScoped
class Origins {
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private final Optional<URI> publicUrl;

  Origins(AccountConfig config) {
    this.publicUrl = config.publicUrl();
  }

  /** Writes with a cookie must come from one of our own pages: a browser always says from which. */
  void requireOwn(RoutingContext routing) {
    var origin = routing.request().getHeader("Origin");
    if (!isSafe(routing.request()) && (origin == null || !isOwn(origin, routing.request()))) {
      throw new ProblemException(
          ProblemType.WRONG_ORIGIN,
          "a write with the browser's session needs this server's Origin");
    }
  }

  boolean isOwn(String origin, HttpServerRequest request) {
    if (publicUrl.isPresent() && origin.equalsIgnoreCase(originOf(publicUrl.get()))) {
      return true;
    }
    var host = hostOf(request);
    return isLoopback(host, request) && origin.equalsIgnoreCase("http://" + host);
  }

  boolean isPublic(@Nullable String host) {
    return host != null
        && publicUrl.isPresent()
        && host.equalsIgnoreCase(publicUrl.get().getRawAuthority());
  }

  /**
   * Whether the request was addressed to this machine by one of the names that mean itself, and to
   * the right port.
   */
  boolean isLoopback(@Nullable String host, HttpServerRequest request) {
    var port = request.localAddress().port();
    return host != null
        && Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port)
            .contains(
                port == 80 && !host.contains(":") ? host + ":80" : host.toLowerCase(Locale.ROOT));
  }

  static boolean isSafe(HttpServerRequest request) {
    return SAFE.contains(request.method());
  }

  static @Nullable String hostOf(HttpServerRequest request) {
    var authority = request.authority();
    return authority == null ? null : authority.toString();
  }

  private static String originOf(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }
}
