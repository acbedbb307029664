package dev.tsuiki.attachment;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.journal.AsOfJournal;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.storage.Staging;
import dev.tsuiki.web.Limits;
import dev.tsuiki.web.Multipart;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/notebooks/{nb}/attachments")
@Tag(name = "attachment")
class AttachmentResource {
  private final Uploading uploading;
  private final Amending amending;
  private final AttachmentReading reading;
  private final CurrentNotebook current;
  private final Staging staging;
  private final Limits limits;
  private final ObjectMapper json;

  AttachmentResource(
      Uploading uploading,
      Amending amending,
      AttachmentReading reading,
      CurrentNotebook current,
      Staging staging,
      Limits limits,
      ObjectMapper json) {
    this.uploading = uploading;
    this.amending = amending;
    this.reading = reading;
    this.current = current;
    this.staging = staging;
    this.limits = limits;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Permission(Right.WRITE)
  @Operation(operationId = "attach", summary = "Append an image or a file")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = NewAttachment.class)))
  @APIResponse(
      responseCode = "201",
      description = "Appended",
      content = @Content(schema = @Schema(implementation = AttachmentView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was there already, from an earlier request with the same id and content",
      content = @Content(schema = @Schema(implementation = AttachmentView.class)))
  public Response create(
      InputStream body,
      @Parameter(hidden = true) @HeaderParam("Content-Type") @Nullable String contentType)
      throws IOException {
    try (var parts = Multipart.read(body, contentType);
        var form = AttachmentForm.read(parts, staging, limits, json)) {
      var outcome = uploading.take(current.id(), current.person().id(), form);
      return answer(outcome.id(), outcome.isNew());
    }
  }

  @GET
  @Path("{id}")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(operationId = "getAttachment", summary = "What is known of an image or a file")
  public AttachmentView get(@PathParam("id") UUID id) {
    return reading.one(current.id(), id);
  }

  @POST
  @Path("{id}/amendments")
  @Permission(Right.WRITE)
  @Operation(
      operationId = "amendAttachment",
      summary = "Append another label, or other things that it is about")
  @APIResponse(
      responseCode = "201",
      description = "Appended; the attachment as it is now",
      content = @Content(schema = @Schema(implementation = AttachmentView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was said already, by an earlier request with the same id and content",
      content = @Content(schema = @Schema(implementation = AttachmentView.class)))
  public Response amend(@PathParam("id") UUID id, NewAttachmentAmendment request) {
    var isNew = amending.amend(current.id(), current.person().id(), id, request);
    return answer(id, isNew);
  }

  private Response answer(UUID id, boolean isNew) {
    var view = reading.one(current.id(), id);
    return isNew
        ? Response.created(
                URI.create("/api/v1/notebooks/%s/attachments/%s".formatted(current.slug(), id)))
            .entity(view)
            .build()
        : Response.ok(view).build();
  }
}
