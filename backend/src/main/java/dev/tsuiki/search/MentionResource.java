package dev.tsuiki.search;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.annotation.AnnotationView;
import dev.tsuiki.experiment.CurrentExperiment;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/notebooks/{nb}/experiments/{key}/mentions")
@Tag(name = "search")
class MentionResource {
  private final MentionReading reading;
  private final CurrentNotebook current;
  private final CurrentExperiment experiment;

  MentionResource(MentionReading reading, CurrentNotebook current, CurrentExperiment experiment) {
    this.reading = reading;
    this.current = current;
    this.experiment = experiment;
  }

  @GET
  @Permission(Right.READ)
  @Operation(
      operationId = "listMentions",
      summary = "Annotations elsewhere whose text names the experiment, in time order",
      description =
          "By any of its keys, also where they were written before it was posted. What is about it is not elsewhere.")
  public Page<AnnotationView> list(
      @PathParam("key") String key,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("pageToken") @Nullable String pageToken) {
    return reading.list(current.standing(), experiment.of(key), Page.size(limit), pageToken);
  }
}
