package dev.tsuiki.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a problem where the HTTP server would answer with nothing, or with a stack trace,
 * before a request has reached JAX-RS.
 */
@ApplicationScoped
class EarlyAnswers {
  private static final Logger LOG = Logger.getLogger(EarlyAnswers.class);
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          "%1$s/%1$s(\\s*;\\s*(%1$s=(%1$s|\"([^\"\\\\]|\\\\.)*\")|(?=;|\\s*$)))*\\s*"
              .formatted(TOKEN));

  private final Limits limits;

  EarlyAnswers(Limits limits) {
    this.limits = limits;
  }

  void check(@Observes Filters filters) {
    filters.register(
        routing -> {
          var refusal = refusal(routing.request());
          if (refusal == null) {
            routing.next();
          } else {
            // what is left of the body is not read, so nothing can follow on this connection
            routing.response().putHeader(HttpHeaders.CONNECTION, "close");
            routing.addEndHandler(sent -> routing.request().connection().close());
            EarlyProblem.send(routing, refusal.type(), String.valueOf(refusal.getMessage()));
          }
        },
        100);
  }

  void failures(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(EarlyAnswers::failed);
    for (int status : new int[] {400, 404, 405, 406, 413, 415, 500}) {
      router.errorHandler(status, EarlyAnswers::failed);
    }
  }

  private @Nullable ProblemException refusal(HttpServerRequest request) {
    var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null && !MEDIA_TYPE.matcher(type).matches()) {
      return new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "the Content-Type is not a media type");
    }
    var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "send the body without a Content-Encoding");
    }
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    long atMost = limits.request().asLongValue();
    if (length != null && (length.length() > 18 || Long.parseLong(length) > atMost)) {
      return new ProblemException(
          ProblemType.TOO_LARGE, "the request is larger than %d bytes".formatted(atMost));
    }
    return null;
  }

  private static void failed(RoutingContext routing) {
    if (routing.response().ended() || routing.response().headWritten()) {
      routing.response().close();
      return;
    }
    var type = typeOf(routing);
    if (type == ProblemType.INTERNAL) {
      LOG.errorf(routing.failure(), "Unexpected failure at %s", routing.request().path());
    }
    EarlyProblem.send(
        routing,
        type,
        switch (type) {
          case INTERNAL -> "the server's log says what happened";
          case NOT_FOUND -> "nothing is at this address";
          case TOO_LARGE -> "the request is larger than the limit";
          default -> "the address, the Host or another header is not well-formed";
        });
  }

  private static ProblemType typeOf(RoutingContext routing) {
    int status = routing.statusCode();
    if (routing.failure() instanceof IllegalArgumentException
        || routing.request().authority() == null) {
      return ProblemType.BAD_REQUEST;
    }
    return status < 400 ? ProblemType.INTERNAL : ProblemType.ofStatus(status);
  }
}
