package dev.tsuiki.code;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.journal.AsOfJournal;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.Problem;
import jakarta.ws.rs.DefaultValue;
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

@Path("/api/v1/notebooks/{nb}")
@Tag(name = "code")
class SnapshotResource {
  private final Posting posting;
  private final SnapshotReading reading;
  private final CurrentNotebook current;

  SnapshotResource(Posting posting, SnapshotReading reading, CurrentNotebook current) {
    this.posting = posting;
    this.reading = reading;
    this.current = current;
  }

  @POST
  @Path("experiments/{key}/snapshots")
  @Permission(Right.WRITE)
  @Operation(operationId = "postSnapshot", summary = "Append the code that an experiment ran with")
  @APIResponse(
      responseCode = "201",
      description = "Appended; notices name the files that are listed and not stored",
      content = @Content(schema = @Schema(implementation = SnapshotView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was there already, from an earlier request with the same id and content",
      content = @Content(schema = @Schema(implementation = SnapshotView.class)))
  @APIResponse(
      responseCode = "409",
      description = "Texts are named by hashes that are unknown here; 'missing' lists them",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response post(
      @PathParam("key") String key,
      @QueryParam("strict") @DefaultValue("false") boolean strict,
      NewSnapshot request) {
    request.check();
    var experiment =
        new Posting.Trial(
            reading.experiment(current.id(), key), String.valueOf(Keys.reference(key)));
    var outcome = posting.post(current.id(), current.person().id(), experiment, request, strict);
    var view = reading.one(current.id(), outcome.id()).withNotices(outcome.notices());
    return outcome.isNew()
        ? Response.created(
                URI.create(
                    "/api/v1/notebooks/%s/snapshots/%s".formatted(current.slug(), view.id())))
            .entity(view)
            .build()
        : Response.ok(view).build();
  }

  @GET
  @Path("experiments/{key}/snapshots")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(operationId = "listSnapshots", summary = "An experiment's snapshots, newest first")
  public Page<SnapshotView> list(
      @PathParam("key") String key,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("pageToken") @Nullable String pageToken) {
    return reading.list(current.id(), reading.experiment(current.id(), key), limit, pageToken);
  }

  @GET
  @Path("experiments/{key}/snapshot")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(
      operationId = "getLatestSnapshot",
      summary = "An experiment's latest snapshot with its files")
  public SnapshotView latest(@PathParam("key") String key) {
    return reading.latest(current.id(), reading.experiment(current.id(), key));
  }

  @GET
  @Path("snapshots/{id}")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(operationId = "getSnapshot", summary = "One snapshot with its files")
  public SnapshotView get(@PathParam("id") UUID id) {
    return reading.withTree(current.id(), id);
  }
}
