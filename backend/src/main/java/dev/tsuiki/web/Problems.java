package dev.tsuiki.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The one place where failures become answers. Nothing of a stack trace, a class or SQL leaves the
 * server.
 */
class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);

  @Inject UriInfo uri;

  @Inject ResourceInfo endpoint;

  @Inject CurrentVertxRequest current;

  @ServerExceptionMapper
  Response problem(ProblemException failure) {
    if (failure.type().status() >= 500) {
      LOG.warnf(failure, "%s", failure.getMessage());
    }
    return response(failure);
  }

  @ServerExceptionMapper
  Response notFound(NotFoundException failure) {
    // JAX-RS also says "not found" for a path or query parameter that cannot be read
    var wrong = WrongParameter.in(uri, endpoint);
    if (wrong != null) {
      return response(ProblemException.invalid(wrong, "is not a number"));
    }
    return response(new ProblemException(ProblemType.NOT_FOUND, "nothing is at this address"));
  }

  @ServerExceptionMapper
  Response jaxRs(WebApplicationException failure) {
    var json = causeOf(failure, JacksonException.class);
    if (json != null) {
      return json(json);
    }
    var own = causeOf(failure, ProblemException.class);
    if (own != null) {
      return problem(own);
    }
    var type = ProblemType.ofStatus(failure.getResponse().getStatus());
    if (type == ProblemType.INTERNAL) {
      return unexpected(failure);
    }
    var response = response(new ProblemException(type, detailOf(type)));
    var allow = failure.getResponse().getHeaderString("Allow");
    return allow == null
        ? response
        : Response.fromResponse(response).header("Allow", allow).build();
  }

  /** Named by itself, or the framework's own mapper for it would be the nearer one. */
  @ServerExceptionMapper
  Response mismatched(MismatchedInputException failure) {
    return json(failure);
  }

  @ServerExceptionMapper
  Response json(JacksonException failure) {
    var own = causeOf(failure, ProblemException.class);
    if (own != null) {
      return problem(own);
    }
    return response(new ProblemException(ProblemType.MALFORMED_JSON, whereIn(failure)));
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure) {
    var own = causeOf(failure, ProblemException.class);
    if (own != null) {
      return problem(own);
    }
    if (isDatabaseDown(failure)) {
      LOG.warn("The database does not answer", failure);
      return response(
          ProblemException.unavailable("the database does not answer; try again soon", failure));
    }
    var sql = causeOf(failure, SQLException.class);
    // what a room did not refuse itself: the database's encoding has no NUL
    if (sql != null && "22021".equals(sql.getSQLState())) {
      return response(ProblemException.invalid("(request)", Texts.UNSTORABLE));
    }
    if (sql != null && "53100".equals(sql.getSQLState())) {
      LOG.error("The database's disk is full", failure);
      return response(new ProblemException(ProblemType.STORAGE_FULL, "the disk is full"));
    }
    LOG.errorf(failure, "Unexpected failure at %s", uri.getPath());
    return response(
        new ProblemException(ProblemType.INTERNAL, "the server's log says what happened"));
  }

  private Response response(ProblemException failure) {
    var response =
        Response.status(failure.type().status())
            .type(Problem.MEDIA_TYPE)
            .header("Cache-Control", "no-store")
            .entity(failure.toProblem(uri.getRequestUri().getRawPath()));
    if (failure.retryAfterSeconds() != null) {
      response.header("Retry-After", failure.retryAfterSeconds());
    }
    if (failure.type() == ProblemType.TOO_SLOW || failure.type() == ProblemType.TOO_LARGE) {
      // what is left of the body is not read, so nothing can follow on this connection
      response.header("Connection", "close");
      var routing = current.getCurrent();
      routing.addEndHandler(sent -> routing.request().connection().close());
    }
    if (failure.type().status() == 401) {
      response.header("WWW-Authenticate", "Bearer");
    }
    return response.build();
  }

  /** Says where in the document the trouble is, in the document's own words. */
  private static String whereIn(JacksonException failure) {
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return "there is no member '%s' here".formatted(unknown.getPropertyName());
    }
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      var path =
          mapping.getPath().stream()
              .map(
                  step ->
                      step.getFieldName() != null
                          ? step.getFieldName()
                          : "[" + step.getIndex() + "]")
              .collect(Collectors.joining("."));
      return "'%s' has not the form that is expected here".formatted(path);
    }
    var at = failure.getLocation();
    return at == null
        ? "the body is not JSON"
        : "the body is not JSON at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String detailOf(ProblemType type) {
    return switch (type) {
      case METHOD_NOT_ALLOWED -> "this address takes other methods";
      case NOT_ACCEPTABLE -> "this address answers with another media type";
      case UNSUPPORTED_MEDIA_TYPE -> "send another Content-Type";
      case TOO_LARGE -> "the request is larger than the limit";
      default -> type.title();
    };
  }

  private static boolean isDatabaseDown(Throwable failure) {
    return Causes.of(failure).stream().anyMatch(Problems::saysItIsDown);
  }

  private static boolean saysItIsDown(Throwable cause) {
    if (cause instanceof SQLTransientConnectionException) {
      return true;
    }
    if (!(cause instanceof SQLException sql)) {
      return false;
    }
    var state = sql.getSQLState();
    // connection failures, and a server that is shutting down or starting
    return state == null
        ? String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout")
        : state.startsWith("08") || state.startsWith("57P");
  }

  private static <T extends Throwable> @Nullable T causeOf(Throwable failure, Class<T> type) {
    return Causes.of(failure).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElse(null);
  }
}
