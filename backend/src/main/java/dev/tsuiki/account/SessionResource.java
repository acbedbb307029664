package dev.tsuiki.account;

import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets a browser that came through a tunnel keep a token out of reach of scripts. */
@Path("/api/v1/session")
@Tag(name = "account")
class SessionResource {
  private static final int THIRTY_DAYS = 30 * 24 * 3600;
  private final Tokens tokens;
  private final Origins origins;

  SessionResource(Tokens tokens, Origins origins) {
    this.tokens = tokens;
    this.origins = origins;
  }

  record NewSession(@Schema(required = true) String token) {}

  @POST
  @Permission(Right.ANYBODY)
  @Operation(operationId = "openSession", summary = "Sign a browser in with a token")
  @APIResponse(responseCode = "204", description = "Signed in by an HttpOnly cookie")
  public Response open(NewSession request, @Context RoutingContext routing) {
    if (request.token() == null || tokens.recognise(request.token().trim()).isEmpty()) {
      throw new ProblemException(
          ProblemType.UNAUTHORIZED, "the token is not known here, was revoked or has expired");
    }
    return Response.noContent()
        .cookie(cookie(routing, request.token().trim(), THIRTY_DAYS))
        .build();
  }

  @DELETE
  @Permission(Right.ANYBODY)
  @Operation(operationId = "closeSession", summary = "Sign this browser out")
  @APIResponse(responseCode = "204", description = "Signed out")
  public Response close(@Context RoutingContext routing) {
    return Response.noContent().cookie(cookie(routing, "", 0)).build();
  }

  private NewCookie cookie(RoutingContext routing, String value, int maxAge) {
    var host = Origins.hostOf(routing.request());
    return new NewCookie.Builder(SignIn.COOKIE)
        .value(value)
        .path("/")
        .maxAge(maxAge)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .secure(!origins.isLoopback(host, routing.request()))
        .build();
  }
}
