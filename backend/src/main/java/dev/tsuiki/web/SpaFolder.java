package dev.tsuiki.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves the SPA from a folder where no web server stands before the backend, as in the local mode.
 * Addresses inside the SPA are not files: they all get its first page.
 */
@ApplicationScoped
class SpaFolder {
  private static final Pattern NOT_THE_SPA =
      Pattern.compile("/(api|q|p|client|assets|login|logout|callback)(/.*)?");

  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self';"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private final Optional<String> folder;

  SpaFolder(@ConfigProperty(name = "tsuiki.spa.folder") Optional<String> folder) {
    this.folder = folder;
  }

  void headers(@Observes Filters filters) {
    filters.register(
        routing -> {
          var headers = routing.response().headers();
          headers.set("X-Content-Type-Options", "nosniff");
          headers.set("X-Frame-Options", "DENY");
          headers.set("Referrer-Policy", "same-origin");
          headers.set("Cross-Origin-Opener-Policy", "same-origin");
          // Added last: a resource that says its own, for bytes that somebody sent, says it alone.
          routing.addHeadersEndHandler(
              done -> {
                if (!headers.contains("Content-Security-Policy")) {
                  headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
                }
              });
          routing.next();
        },
        300);
  }

  void routes(@Observes Router router) {
    if (folder.isEmpty()) {
      return;
    }
    var root = Path.of(folder.get()).toAbsolutePath().normalize();
    var files =
        StaticHandler.create(FileSystemAccess.ROOT, root.toString())
            .setIndexPage("index.html")
            .setIncludeHidden(false)
            .setCachingEnabled(true);
    router
        .route("/*")
        .order(20_000)
        .handler(
            routing -> {
              cacheHeaders(routing);
              files.handle(routing);
            });
    router
        .route("/*")
        .order(20_001)
        .handler(
            routing -> {
              if (isPage(routing)) {
                routing.response().putHeader("Cache-Control", "no-cache");
                routing
                    .response()
                    .sendFile(root.resolve("index.html").toString())
                    .onFailure(notBuilt -> routing.next());
              } else {
                routing.next();
              }
            });
  }

  private static void cacheHeaders(RoutingContext routing) {
    // names under assets/ carry a hash of their content
    var immutable = routing.normalizedPath().startsWith("/assets/");
    routing.addHeadersEndHandler(
        done ->
            routing
                .response()
                .putHeader(
                    "Cache-Control",
                    immutable && routing.response().getStatusCode() == 200
                        ? "public, max-age=31536000, immutable"
                        : "no-cache"));
  }

  private static boolean isPage(RoutingContext routing) {
    var request = routing.request();
    var accept = request.getHeader("Accept");
    return (HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method()))
        && accept != null
        && accept.contains("text/html")
        && !NOT_THE_SPA.matcher(routing.normalizedPath()).matches();
  }
}
