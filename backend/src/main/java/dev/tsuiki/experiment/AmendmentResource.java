package dev.tsuiki.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.AsOfJournal;
import dev.tsuiki.journal.Reading;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/notebooks/{nb}/experiments/{key}/amendments")
@Tag(name = "experiment")
class AmendmentResource {
  private final Amendments amendments;
  private final ExperimentReading reading;
  private final Reading journal;
  private final Rows rows;
  private final ObjectMapper json;
  private final CurrentNotebook current;
  private final CurrentExperiment experiment;

  AmendmentResource(
      Amendments amendments,
      ExperimentReading reading,
      Reading journal,
      Rows rows,
      ObjectMapper json,
      CurrentNotebook current,
      CurrentExperiment experiment) {
    this.amendments = amendments;
    this.reading = reading;
    this.journal = journal;
    this.rows = rows;
    this.json = json;
    this.current = current;
    this.experiment = experiment;
  }

  @POST
  @Permission(Right.WRITE)
  @Operation(
      operationId = "amendExperiment",
      summary = "State something later about an experiment; appends")
  @APIResponse(
      responseCode = "201",
      description = "The amendment",
      content = @Content(schema = @Schema(implementation = AmendmentView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was there already, from an earlier request with the same id and content",
      content = @Content(schema = @Schema(implementation = AmendmentView.class)))
  public Response amend(@PathParam("key") String key, NewAmendment request) {
    var id = experiment.of(key);
    var present = reading.one(current.id(), id).key();
    var outcome = amendments.amend(current.id(), current.person().id(), id, present, request);
    var entry = journal.one(current.id(), outcome.id()).orElseThrow();
    return Response.status(outcome.isNew() ? 201 : 200)
        .location(
            UriBuilder.fromPath("/api/v1/notebooks/{nb}/experiments/{key}/amendments")
                .build(current.slug(), present))
        .entity(AmendmentView.of(entry, json))
        .build();
  }

  @GET
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(
      operationId = "listAmendments",
      summary = "Everything stated later, in the order it was stated")
  public Page<AmendmentView> list(@PathParam("key") String key) {
    var id = experiment.of(key);
    List<Long> seqs =
        rows.column(
            "select seq from experiment_amendment where notebook = :notebook and experiment = :experiment",
            Map.of("notebook", current.id(), "experiment", id),
            Long.class);
    return new Page<>(
        journal.some(current.id(), seqs).stream()
            .map(entry -> AmendmentView.of(entry, json))
            .toList(),
        null);
  }
}
