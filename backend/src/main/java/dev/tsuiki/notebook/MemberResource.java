package dev.tsuiki.notebook;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/notebooks/{nb}/members")
@Tag(name = "notebook")
class MemberResource {
  private final Members members;
  private final CurrentNotebook current;

  MemberResource(Members members, CurrentNotebook current) {
    this.members = members;
    this.current = current;
  }

  record MemberList(
      @Schema(required = true) List<MemberView> items,
      @Schema(required = true) @Nullable String nextPageToken) {}

  record NewRole(@Schema(required = true) Role role) {}

  @GET
  @Permission(Right.READ)
  @Operation(operationId = "listMembers", summary = "Who belongs to the notebook, as what")
  public MemberList list() {
    return new MemberList(members.list(current.id()), null);
  }

  @PUT
  @Path("{user}")
  @Permission(Right.OWN_IN_PERSON)
  @Operation(operationId = "putMember", summary = "Give somebody a role; the last owner stays one")
  @APIResponse(
      responseCode = "200",
      description = "The member as it is now",
      content = @Content(schema = @Schema(implementation = MemberView.class)))
  @APIResponse(responseCode = "409", description = "It was the last owner")
  public MemberView put(@PathParam("user") UUID user, NewRole request) {
    if (request.role() == null) {
      throw ProblemException.invalid("role", "is missing");
    }
    return members.put(current.id(), current.person().id(), user, request.role());
  }

  @DELETE
  @Path("{user}")
  @Permission(Right.READ)
  @Operation(operationId = "removeMember", summary = "Remove a member (owners), or leave")
  @APIResponse(responseCode = "204", description = "No member any more")
  @APIResponse(responseCode = "409", description = "It was the last owner")
  public void remove(@PathParam("user") UUID user) {
    Access.requireWriting(current.person());
    if (!user.equals(current.person().id())) {
      Access.requireInPerson(current.person());
      if (!current.standing().role().equals(Role.OWNER.word)) {
        throw new ProblemException(ProblemType.FORBIDDEN, "only owners remove others");
      }
    }
    members.remove(current.id(), current.person().id(), user);
  }
}
