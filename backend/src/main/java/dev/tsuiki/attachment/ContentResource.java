package dev.tsuiki.attachment;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.storage.ObjectStore;
import dev.tsuiki.web.Problem;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import io.quarkus.vertx.http.Uncompressed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Bytes that never change, under headers that keep them from being anything but bytes. */
@Path("/api/v1/notebooks/{nb}/attachments/{id}")
@Tag(name = "attachment")
class ContentResource {
  private final Thumbnails thumbnails;
  private final ObjectStore store;
  private final CurrentNotebook current;

  ContentResource(Thumbnails thumbnails, ObjectStore store, CurrentNotebook current) {
    this.thumbnails = thumbnails;
    this.store = store;
    this.current = current;
  }

  @GET
  @Path("content")
  @Uncompressed
  @Permission(Right.READ)
  @Operation(
      operationId = "getContent",
      summary = "The bytes; images to be shown, anything else to be downloaded")
  @APIResponse(
      responseCode = "200",
      description = "All of it",
      content =
          @Content(
              mediaType = "*/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "206",
      description = "The range that was asked for",
      content =
          @Content(
              mediaType = "*/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "Not changed: it never does")
  @APIResponse(responseCode = "416", description = "There is no such range")
  public Response content(
      @PathParam("id") UUID id,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Context Request request,
      @Context UriInfo uri) {
    var file = ServedFile.of(find(id));
    if (isKnown(file, ifNoneMatch)) {
      return headers(Response.notModified(), file).build();
    }
    boolean isAsked = ifRange == null || ifRange.equals(file.etag());
    ByteRange part = ByteRange.of(isAsked ? range : null, file.size());
    if (part == null) {
      return Response.status(ProblemType.RANGE_NOT_SATISFIABLE.status())
          .type(Problem.MEDIA_TYPE)
          .header("Content-Range", "bytes */" + file.size())
          .entity(
              Problem.of(
                  ProblemType.RANGE_NOT_SATISFIABLE,
                  "there are %d bytes".formatted(file.size()),
                  uri.getRequestUri().getPath()))
          .build();
    }
    var answer = part.isWhole() ? Response.ok() : Response.status(206);
    if (!part.isWhole()) {
      answer.header(
          "Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), file.size()));
    }
    return body(answer, file, part, request);
  }

  @GET
  @Path("thumbnails/{width}")
  @Uncompressed
  @Permission(Right.READ)
  @Operation(
      operationId = "getThumbnail",
      summary = "The image at that width, or as it is where it is no wider")
  @APIResponse(
      responseCode = "200",
      description = "An image",
      content =
          @Content(
              mediaType = "image/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "Not changed: it never does")
  public Response thumbnail(
      @PathParam("id") UUID id,
      @PathParam("width") @Schema(enumeration = {"320", "640", "1280"}) int width,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Context Request request) {
    if (!Thumbnails.WIDTHS.contains(width)) {
      throw ProblemException.notFound("thumbnails are 320, 640 or 1280 pixels wide");
    }
    var file = thumbnails.find(find(id), width);
    return isKnown(file, ifNoneMatch)
        ? headers(Response.notModified(), file).build()
        : body(Response.ok(), file, ByteRange.whole(file.size()), request);
  }

  private Attachment find(UUID id) {
    return Attachment.find(current.id(), id).orElseThrow(AttachmentReading::unknown);
  }

  private static boolean isKnown(ServedFile file, @Nullable String ifNoneMatch) {
    return ifNoneMatch != null
        && (ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(file.etag()));
  }

  private Response body(ResponseBuilder answer, ServedFile file, ByteRange part, Request request) {
    headers(answer, file)
        .type(file.mediaType())
        .header("Content-Length", part.length())
        .header("Accept-Ranges", "bytes");
    if (!request.getMethod().equals("HEAD")) {
      answer.entity(store.open(file.object(), part.first(), part.length()));
    }
    return answer.build();
  }

  private static ResponseBuilder headers(ResponseBuilder answer, ServedFile file) {
    return answer
        .header("ETag", file.etag())
        .header("Cache-Control", "private, immutable, max-age=31536000")
        .header("Content-Disposition", file.disposition())
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Cross-Origin-Resource-Policy", "same-origin");
  }
}
