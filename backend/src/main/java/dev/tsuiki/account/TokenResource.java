package dev.tsuiki.account;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tokens")
@Tag(name = "account")
class TokenResource {
  private final Tokens tokens;
  private final CurrentPerson current;

  TokenResource(Tokens tokens, CurrentPerson current) {
    this.tokens = tokens;
    this.current = current;
  }

  record TokenList(
      @Schema(required = true) List<TokenView> items,
      @Schema(required = true) @Nullable String nextPageToken) {}

  @GET
  @Permission(Right.SIGNED_IN)
  @Operation(operationId = "listTokens", summary = "My tokens, without their secrets")
  public TokenList list() {
    return new TokenList(tokens.list(current.get()), null);
  }

  @POST
  @Permission(Right.IN_PERSON)
  @Operation(
      operationId = "createToken",
      summary = "Make a token; its secret is in this answer and nowhere else")
  @APIResponse(
      responseCode = "201",
      description = "The token with its secret",
      content = @Content(schema = @Schema(implementation = TokenView.class)))
  public Response create(NewToken request) {
    request.check();
    var token = tokens.create(current.get(), request, ApiToken.newSecret());
    return Response.created(URI.create("/api/v1/tokens/" + token.id())).entity(token).build();
  }

  @DELETE
  @Path("{id}")
  @Permission(Right.SIGNED_IN_TO_WRITE)
  @Operation(operationId = "revokeToken", summary = "Revoke a token at once")
  @APIResponse(responseCode = "204", description = "It is revoked")
  public void revoke(@PathParam("id") UUID id) {
    tokens.revoke(current.get(), id);
  }
}
