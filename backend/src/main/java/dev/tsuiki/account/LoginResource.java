package dev.tsuiki.account;

import dev.tsuiki.web.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Leads a browser to the provider, and back to where it was. With the two others of its kind the
 * only address that redirects; in the local mode there is nobody to sign in with.
 */
@Path("/login")
class LoginResource {
  private final Provider provider;
  private final ProviderReach reach;

  LoginResource(Provider provider, ProviderReach reach) {
    this.provider = provider;
    this.reach = reach;
  }

  @GET
  @Permission(Right.ANYBODY)
  @Operation(hidden = true)
  public Response login(@QueryParam("to") @Nullable String to, @Context RoutingContext routing) {
    var where = LocalPath.of(to);
    if (!provider.exists()) {
      return LocalPath.see(where);
    }
    try {
      if (provider.isSignedIn()) {
        return LocalPath.see(where);
      }
      return reach.answers() ? challenge(routing) : LocalPath.seeProviderAway(where);
    } catch (ProblemException away) {
      return LocalPath.seeProviderAway(where);
    }
  }

  private Response challenge(RoutingContext routing) {
    var challenge = provider.challenge(routing);
    var answer = Response.status(challenge.status).header("Cache-Control", "no-store");
    challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
    return answer.build();
  }
}
