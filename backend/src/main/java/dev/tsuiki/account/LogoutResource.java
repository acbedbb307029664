package dev.tsuiki.account;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Ends the session here, and leads to the provider to end it there. */
@Path("/logout")
class LogoutResource {
  private final Provider provider;

  LogoutResource(Provider provider) {
    this.provider = provider;
  }

  @GET
  @Permission(Right.ANYBODY)
  @Operation(hidden = true)
  public Response logout() {
    return LocalPath.see(provider.whereTo().orElse("/"));
  }
}
