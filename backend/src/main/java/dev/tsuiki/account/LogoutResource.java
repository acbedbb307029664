package dev.tsuiki.account;

import dev.tsuiki.web.ProblemException;
import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Ends the session here, and leads to the provider to end it there; where that is away, it is ended
 * here all the same.
 */
@Path("/logout")
class LogoutResource {
  private final Provider provider;
  private final ProviderReach reach;

  LogoutResource(Provider provider, ProviderReach reach) {
    this.provider = provider;
    this.reach = reach;
  }

  @GET
  @Permission(Right.ANYBODY)
  @Operation(hidden = true)
  public Response logout(@Context RoutingContext routing) {
    try {
      var elsewhere = provider.whereTo();
      if (elsewhere.isEmpty() || reach.answers()) {
        return LocalPath.see(elsewhere.orElse("/"));
      }
    } catch (ProblemException away) {
      // a session that would have to be renewed first
    }
    routing.request().cookies().stream()
        .map(Cookie::getName)
        .filter(name -> name.startsWith(OidcUtils.SESSION_COOKIE_NAME))
        .forEach(name -> routing.response().addCookie(ended(name)));
    return LocalPath.seeProviderAway("/");
  }

  private static Cookie ended(String name) {
    return Cookie.cookie(name, "").setPath("/").setMaxAge(0).setHttpOnly(true);
  }
}
