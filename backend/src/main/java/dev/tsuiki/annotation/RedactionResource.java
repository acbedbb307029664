package dev.tsuiki.annotation;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.journal.AsOfJournal;
import dev.tsuiki.notebook.CurrentNotebook;
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

@Path("/api/v1/notebooks/{nb}/redactions")
@Tag(name = "annotation")
class RedactionResource {
  private final Redactions redactions;
  private final CurrentNotebook current;

  RedactionResource(Redactions redactions, CurrentNotebook current) {
    this.redactions = redactions;
    this.current = current;
  }

  @POST
  @Permission(Right.OWN)
  @Operation(
      operationId = "redact",
      summary =
          "Take a leaked secret out of a record, an attachment or a captured file; for owners")
  @APIResponse(
      responseCode = "201",
      description = "Gone; this stands in the journal instead",
      content = @Content(schema = @Schema(implementation = RedactionView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was redacted before",
      content = @Content(schema = @Schema(implementation = RedactionView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "The id was used for something else, or this is what says that something was redacted")
  public Response redact(NewRedaction request) {
    request.check();
    var outcome = redactions.redact(current.id(), current.person().id(), request);
    return outcome.isNew()
        ? Response.created(
                URI.create(
                    "/api/v1/notebooks/%s/redactions/%s"
                        .formatted(current.slug(), outcome.redaction().id())))
            .entity(outcome.redaction())
            .build()
        : Response.ok(outcome.redaction()).build();
  }

  @GET
  @Path("{id}")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(operationId = "getRedaction", summary = "Who redacted what, when and why")
  public RedactionView get(@PathParam("id") UUID id) {
    return redactions.one(current.id(), id);
  }
}
