package dev.tsuiki.code;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.journal.AsOfJournal;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.web.Page;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/notebooks/{nb}")
@Tag(name = "code")
class ExcerptResource {
  private final Excerpts excerpts;
  private final ExcerptReading reading;
  private final SnapshotReading snapshots;
  private final RecentTrails trails;
  private final CurrentNotebook current;

  ExcerptResource(
      Excerpts excerpts,
      ExcerptReading reading,
      SnapshotReading snapshots,
      RecentTrails trails,
      CurrentNotebook current) {
    this.excerpts = excerpts;
    this.reading = reading;
    this.snapshots = snapshots;
    this.trails = trails;
    this.current = current;
  }

  @POST
  @Path("experiments/{key}/excerpts")
  @Permission(Right.WRITE)
  @Operation(
      operationId = "postExcerpt",
      summary = "Name regions of an experiment's code: a new version of that name there")
  @APIResponse(
      responseCode = "201",
      description = "Appended",
      content = @Content(schema = @Schema(implementation = ExcerptView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was there already, from an earlier request with the same id and content",
      content = @Content(schema = @Schema(implementation = ExcerptView.class)))
  public Response post(@PathParam("key") String key, NewExcerpt request) {
    request.check();
    var experiment = snapshots.experiment(current.id(), key);
    var outcome = excerpts.post(current.id(), current.person().id(), experiment, request);
    var view = reading.one(current.id(), outcome.id());
    return outcome.isNew()
        ? Response.created(
                URI.create("/api/v1/notebooks/%s/excerpts/%s".formatted(current.slug(), view.id())))
            .entity(view)
            .build()
        : Response.ok(view).build();
  }

  @GET
  @Path("excerpts")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(operationId = "listExcerpts", summary = "The names, and where each was made by hand")
  public Page<ExcerptName> list() {
    return new Page<>(reading.names(current.id()), null);
  }

  @GET
  @Path("excerpts/{id}")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(operationId = "getExcerpt", summary = "One excerpt as it was made")
  public ExcerptView get(@PathParam("id") UUID id) {
    return reading.one(current.id(), id);
  }

  @GET
  @Path("excerpts/{name}/trail")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(
      operationId = "getTrail",
      summary = "An excerpt followed through the lineage, each stop with its difference")
  public TrailView trail(
      @PathParam("name") @Parameter(description = "What the excerpt is called") String name,
      @QueryParam("through")
          @Parameter(description = "An experiment's key: its ancestors, itself, its descendants")
          @Nullable String through,
      @QueryParam("experiments") @Parameter(description = "Keys, a comma between them")
          @Nullable String experiments) {
    return trails.of(current.standing(), name, through, experiments);
  }
}
