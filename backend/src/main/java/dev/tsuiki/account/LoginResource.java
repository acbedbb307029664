package dev.tsuiki.account;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a browser is led to: to sign in, back from the provider, and to sign out. They
 * are the only ones that redirect. In the local mode they lead to the first page.
 */
@Path("/")
class LoginResource {
  private final Provider provider;

  LoginResource(Provider provider) {
    this.provider = provider;
  }

  @GET
  @Path("login")
  @Permission(Right.ANYBODY)
  @Operation(hidden = true)
  public Response login(@QueryParam("to") @Nullable String to, @Context RoutingContext routing) {
    if (!provider.exists() || provider.isSignedIn()) {
      return see(LocalPath.of(to));
    }
    var challenge = provider.challenge(routing);
    var answer = Response.status(challenge.status).header("Cache-Control", "no-store");
    challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
    return answer.build();
  }

  /** The provider sends people back to here; Quarkus takes its code and says where they were. */
  @GET
  @Path("callback")
  @Permission(Right.ANYBODY)
  @Operation(hidden = true)
  public Response callback() {
    return see(provider.whereTo().orElse("/"));
  }

  /** Ends the session here and at the provider. */
  @GET
  @Path("logout")
  @Permission(Right.ANYBODY)
  @Operation(hidden = true)
  public Response logout() {
    return see(provider.whereTo().orElse("/"));
  }

  private static Response see(String where) {
    return Response.seeOther(URI.create(where)).header("Cache-Control", "no-store").build();
  }
}
