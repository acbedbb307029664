package dev.tsuiki.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.journal.AsOfJournal;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.storage.Staging;
import dev.tsuiki.web.Limits;
import dev.tsuiki.web.Multipart;
import dev.tsuiki.web.Page;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/notebooks/{nb}/experiments")
@Tag(name = "experiment")
class ExperimentResource {
  private final Trials trials;
  private final ExperimentReading reading;
  private final ExperimentList list;
  private final CurrentNotebook current;
  private final CurrentExperiment experiment;
  private final Staging staging;
  private final Limits limits;
  private final ObjectMapper json;

  ExperimentResource(
      Trials trials,
      ExperimentReading reading,
      ExperimentList list,
      CurrentNotebook current,
      CurrentExperiment experiment,
      Staging staging,
      Limits limits,
      ObjectMapper json) {
    this.trials = trials;
    this.reading = reading;
    this.list = list;
    this.current = current;
    this.experiment = experiment;
    this.staging = staging;
    this.limits = limits;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Permission(Right.WRITE)
  @Operation(
      operationId = "postExperiment",
      summary = "Post a trial",
      description =
          "A trial is never refused for its content: what does not fit is put where it can be kept,"
              + " and `notices` says so.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = NewExperiment.class)),
        @Content(
            mediaType = MediaType.MULTIPART_FORM_DATA,
            schema = @Schema(ref = "#/components/schemas/ExperimentForm"))
      })
  @APIResponse(
      responseCode = "201",
      description = "Posted",
      content = @Content(schema = @Schema(implementation = ExperimentView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was there already, from an earlier request with the same id and content",
      content = @Content(schema = @Schema(implementation = ExperimentView.class)))
  public Response post(
      NewExperiment request,
      @QueryParam("strict")
          @DefaultValue("false")
          @Parameter(description = "Turn every notice into a refusal of the same code")
          boolean strict)
      throws IOException {
    return post(request, new ArrayList<>(), strict);
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Permission(Right.WRITE)
  @Operation(
      operationId = "postExperimentForm",
      summary = "Post a trial as a form, made for curl",
      hidden = true)
  public Response postForm(
      InputStream body,
      @HeaderParam("Content-Type") String contentType,
      @QueryParam("strict") @DefaultValue("false") boolean strict)
      throws IOException {
    var uploads = new ArrayList<Upload>();
    try (var form = Multipart.read(body, contentType)) {
      var request = new TrialForm(limits, staging, json, uploads).read(form);
      return post(request, uploads, strict);
    } finally {
      uploads.forEach(upload -> upload.staged().close());
    }
  }

  private Response post(NewExperiment request, List<Upload> uploads, boolean strict)
      throws IOException {
    int sent = uploads.size();
    try {
      var trial = Fitting.fit(request, uploads, limits, staging);
      var outcome = trials.post(current.id(), current.author(), trial, request, strict);
      var view = outcome.made();
      if (view == null) {
        return Response.ok(reading.one(current.id(), outcome.id())).build();
      }
      var location =
          UriBuilder.fromPath("/api/v1/notebooks/{nb}/experiments/{key}")
              .build(current.slug(), view.key());
      return Response.created(location).entity(view).build();
    } finally {
      uploads.subList(sent, uploads.size()).forEach(upload -> upload.staged().close());
    }
  }

  @GET
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(operationId = "listExperiments", summary = "Experiments, newest first unless ordered")
  public Page<ExperimentView> list(@BeanParam ExperimentQuery query) {
    return list.list(current.id(), query);
  }

  @GET
  @Path("{key}")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(operationId = "getExperiment", summary = "An experiment as it is known now")
  public ExperimentView get(@PathParam("key") String key) {
    return reading.one(current.id(), experiment.of(key));
  }

  @GET
  @Path("{key}/lineage")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(
      operationId = "getLineage",
      summary = "Ancestors and descendants, in time order, with the steps between")
  public LineageView lineage(@PathParam("key") String key) {
    return list.lineage(current.id(), experiment.of(key));
  }
}
