package dev.tsuiki.notebook;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.web.Page;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/notebooks/{nb}/invitations")
@Tag(name = "notebook")
class InvitationResource {
  private final Invitations invitations;
  private final CurrentNotebook current;

  InvitationResource(Invitations invitations, CurrentNotebook current) {
    this.invitations = invitations;
    this.current = current;
  }

  @GET
  @Permission(Right.OWN)
  @Operation(operationId = "listInvitations", summary = "Who was invited and has not come yet")
  public Page<InvitationView> list(
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("pageToken") @Nullable String pageToken) {
    return invitations.waiting(current.id(), Page.size(limit), pageToken);
  }

  @POST
  @Permission(Right.OWN_IN_PERSON)
  @Operation(
      operationId = "invite",
      summary = "Invite somebody, who may never have signed in",
      description =
          "Whoever is known by that verified e-mail address or user name is a member at once;"
              + " otherwise the invitation waits for their first sign-in.")
  @APIResponse(
      responseCode = "200",
      description = "The same invitation had been made before",
      content = @Content(schema = @Schema(implementation = InvitationView.class)))
  @APIResponse(
      responseCode = "201",
      description = "The invitation",
      content = @Content(schema = @Schema(implementation = InvitationView.class)))
  @APIResponse(responseCode = "409", description = "A member already, or invited already")
  public Response invite(NewInvitation request) {
    request.check();
    var outcome = invitations.invite(current.id(), current.person(), request);
    var invitation = outcome.invitation();
    return Response.status(outcome.isNew() ? 201 : 200)
        .location(
            URI.create(
                "/api/v1/notebooks/%s/invitations/%s".formatted(current.slug(), invitation.id())))
        .entity(invitation)
        .build();
  }

  @GET
  @Path("{id}")
  @Permission(Right.OWN)
  @Operation(operationId = "getInvitation", summary = "An invitation, whatever became of it")
  public InvitationView get(@PathParam("id") UUID id) {
    return invitations.one(current.id(), id);
  }

  @DELETE
  @Path("{id}")
  @Permission(Right.OWN_IN_PERSON)
  @Operation(operationId = "withdrawInvitation", summary = "Withdraw an invitation that waits")
  @APIResponse(responseCode = "204", description = "It opens no door any more")
  public void withdraw(@PathParam("id") UUID id) {
    invitations.withdraw(current.id(), current.person(), id);
  }
}
