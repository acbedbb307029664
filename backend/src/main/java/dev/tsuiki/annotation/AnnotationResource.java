package dev.tsuiki.annotation;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.journal.AsOfJournal;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.web.Page;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/notebooks/{nb}/annotations")
@Tag(name = "annotation")
class AnnotationResource {
  private final Annotations annotations;
  private final AnnotationReading reading;
  private final CurrentNotebook current;

  AnnotationResource(Annotations annotations, AnnotationReading reading, CurrentNotebook current) {
    this.annotations = annotations;
    this.reading = reading;
    this.current = current;
  }

  @POST
  @Permission(Right.WRITE)
  @Operation(operationId = "annotate", summary = "Append a note, comment, correction or summary")
  @APIResponse(
      responseCode = "201",
      description = "Appended",
      content = @Content(schema = @Schema(implementation = AnnotationView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was there already, from an earlier request with the same id and content",
      content = @Content(schema = @Schema(implementation = AnnotationView.class)))
  public Response create(NewAnnotation request) {
    var outcome = annotations.create(current.id(), current.person().id(), request);
    var view = reading.one(current.id(), outcome.id());
    return outcome.isNew()
        ? Response.created(
                URI.create(
                    "/api/v1/notebooks/%s/annotations/%s".formatted(current.slug(), view.id())))
            .entity(view)
            .build()
        : Response.ok(view).build();
  }

  @GET
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(operationId = "listAnnotations", summary = "Annotations, newest first")
  public Page<AnnotationView> list(@BeanParam AnnotationQuery query) {
    return reading.list(current.id(), query);
  }

  @GET
  @Path("{id}")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(
      operationId = "getAnnotation",
      summary = "One annotation with everything said about it")
  public AnnotationView get(@PathParam("id") UUID id) {
    return reading.withThread(current.id(), id);
  }
}
