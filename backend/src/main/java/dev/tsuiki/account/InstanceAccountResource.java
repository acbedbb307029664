package dev.tsuiki.account;

import dev.tsuiki.web.Page;
import dev.tsuiki.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/instance/accounts")
@Tag(name = "account")
class InstanceAccountResource {
  private final InstanceAccounts accounts;
  private final CurrentPerson current;

  InstanceAccountResource(InstanceAccounts accounts, CurrentPerson current) {
    this.accounts = accounts;
    this.current = current;
  }

  @Schema(name = "AccountChange")
  record Change(@Schema(required = true) @Nullable Boolean deactivated) {}

  @GET
  @Permission(Right.ADMINISTER)
  @Operation(operationId = "listAccounts", summary = "Everybody who was ever seen here, by name")
  public Page<AccountView> list(
      @QueryParam("q") @Parameter(description = "Part of a name, a user name or an e-mail address")
          @Nullable String words,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("pageToken") @Nullable String pageToken) {
    return accounts.list(words, Page.size(limit), pageToken);
  }

  @PUT
  @Path("{id}")
  @Permission(Right.ADMINISTER)
  @Operation(
      operationId = "changeAccount",
      summary = "Deactivate an account, which ends its tokens and sessions, or let it back")
  @APIResponse(
      responseCode = "200",
      description = "The account as it is now",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  @APIResponse(responseCode = "409", description = "It is your own")
  public AccountView change(@PathParam("id") UUID id, Change request) {
    if (request.deactivated() == null) {
      throw ProblemException.invalid("deactivated", "is missing");
    }
    return accounts.change(current.get(), id, request.deactivated());
  }
}
