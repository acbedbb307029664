package dev.tsuiki.notebook;

import dev.tsuiki.account.CurrentPerson;
import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/notebooks")
@Tag(name = "notebook")
class NotebookResource {
  private final Notebooks notebooks;
  private final CurrentPerson person;
  private final CurrentNotebook current;

  NotebookResource(Notebooks notebooks, CurrentPerson person, CurrentNotebook current) {
    this.notebooks = notebooks;
    this.person = person;
    this.current = current;
  }

  @GET
  @Permission(Right.SIGNED_IN)
  @Operation(operationId = "listNotebooks", summary = "My notebooks")
  public Page<NotebookView> list(
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("pageToken") @Nullable String pageToken) {
    return notebooks.list(person.get(), Page.size(limit), pageToken);
  }

  @POST
  @Permission(Right.SIGNED_IN_TO_WRITE)
  @Operation(operationId = "createNotebook", summary = "Create a notebook; I become its owner")
  @APIResponse(
      responseCode = "201",
      description = "The new notebook",
      content = @Content(schema = @Schema(implementation = NotebookView.class)))
  @APIResponse(responseCode = "409", description = "The slug is taken")
  public Response create(NewNotebook request) {
    request.check();
    var token = person.get().token();
    if (token != null && token.notebook() != null) {
      throw new ProblemException(ProblemType.FORBIDDEN, "this token is for one notebook only");
    }
    var notebook = notebooks.create(person.get(), request);
    return Response.created(URI.create("/api/v1/notebooks/" + notebook.slug()))
        .entity(notebook)
        .build();
  }

  @GET
  @Path("{nb}")
  @Permission(Right.READ)
  @Operation(operationId = "getNotebook", summary = "Title, counts, lastSeq, epoch")
  public NotebookView get() {
    return notebooks.view(current.person(), current.id());
  }

  @PUT
  @Path("{nb}/settings")
  @Permission(Right.OWN)
  @Operation(
      operationId = "changeSettings",
      summary = "Change a notebook's settings; what is absent stays")
  public NotebookView change(NewSettings request) {
    request.check();
    return notebooks.change(current.standing(), request);
  }
}
