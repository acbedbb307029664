package dev.tsuiki.account;

import dev.tsuiki.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the provider sends people back to; Quarkus takes its code and says where they were. */
@Path("/callback")
class CallbackResource {
  private final Provider provider;

  CallbackResource(Provider provider) {
    this.provider = provider;
  }

  @GET
  @Permission(Right.ANYBODY)
  @Operation(hidden = true)
  public Response callback() {
    try {
      return LocalPath.see(provider.whereTo().map(LocalPath::in).orElse("/"));
    } catch (ProblemException away) {
      return LocalPath.seeProviderAway("/");
    }
  }
}
