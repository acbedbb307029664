package dev.tsuiki.notebook;

import dev.tsuiki.account.CurrentPerson;
import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/instance/notebooks")
@Tag(name = "notebook")
class InstanceNotebookResource {
  private final InstanceNotebooks notebooks;
  private final CurrentPerson current;

  InstanceNotebookResource(InstanceNotebooks notebooks, CurrentPerson current) {
    this.notebooks = notebooks;
    this.current = current;
  }

  @Schema(name = "InstanceNotebookChange")
  record Change(
      @Schema(required = true, description = "The account that becomes an owner")
          @Nullable UUID owner) {}

  @GET
  @Permission(Right.ADMINISTER)
  @Operation(operationId = "listInstanceNotebooks", summary = "All notebooks, from outside")
  public Page<InstanceNotebook> list(
      @QueryParam("q") @Parameter(description = "Part of a slug or a title") @Nullable String words,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("pageToken") @Nullable String pageToken) {
    return notebooks.list(words, Page.size(limit), pageToken);
  }

  @PUT
  @Path("{slug}")
  @Permission(Right.ADMINISTER)
  @Operation(
      operationId = "changeInstanceNotebook",
      summary = "Give a notebook that has lost its owners another one")
  public InstanceNotebook change(@PathParam("slug") String slug, Change request) {
    if (request.owner() == null) {
      throw ProblemException.invalid("owner", "is missing");
    }
    return notebooks.addOwner(current.get(), slug, request.owner());
  }
}
