package dev.tsuiki.code;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.web.Limits;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/notebooks/{nb}/blobs/{sha256}")
@Tag(name = "code")
class BlobResource {
  private final Blobs blobs;
  private final Packing packing;
  private final Limits limits;
  private final CurrentNotebook current;

  BlobResource(Blobs blobs, Packing packing, Limits limits, CurrentNotebook current) {
    this.blobs = blobs;
    this.packing = packing;
    this.limits = limits;
    this.current = current;
  }

  @PUT
  @Consumes(MediaType.WILDCARD)
  @Permission(Right.WRITE)
  @Operation(operationId = "putBlob", summary = "Send the text of a file that a snapshot will name")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                      format = "binary")))
  @APIResponse(responseCode = "201", description = "Stored")
  @APIResponse(responseCode = "204", description = "It was there already")
  public Response put(@PathParam("sha256") String sha256, InputStream body) throws IOException {
    var hash = sha256.toLowerCase(Locale.ROOT);
    if (!FileList.isHash(hash)) {
      throw ProblemException.invalid("sha256", "is no SHA-256 in hexadecimal");
    }
    var text = CapturedText.of(read(body));
    if (!hash.equals(text.sha256())) {
      throw ProblemException.invalid(
          "sha256", "is not the hash of these %d bytes".formatted(text.size()));
    }
    if (!text.isText()) {
      throw new ProblemException(
          ProblemType.FILE_NOT_STORED, "this is not UTF-8 text; name it with its size alone");
    }
    int stored = packing.store(current.id(), new TreeMap<>(Map.of(hash, text)), Map.of());
    return stored == 0
        ? Response.noContent().build()
        : Response.created(
                URI.create("/api/v1/notebooks/%s/blobs/%s".formatted(current.slug(), hash)))
            .build();
  }

  @GET
  @Produces("text/plain; charset=utf-8")
  @Permission(Right.READ)
  @Operation(operationId = "getBlob", summary = "The text of a file, byte for byte")
  @APIResponse(
      responseCode = "200",
      description = "The text, immutable",
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(implementation = String.class)))
  @APIResponse(responseCode = "304", description = "Not changed: it never does")
  public Response get(@PathParam("sha256") String sha256, @Context Request request) {
    var hash = sha256.toLowerCase(Locale.ROOT);
    var bytes =
        (FileList.isHash(hash) ? blobs.find(current.id(), hash) : Optional.<Blob>empty())
            .map(Blob::bytes)
            .orElseThrow(() -> ProblemException.notFound("there is no such text in this notebook"));
    var tag = new EntityTag(hash);
    var known = request.evaluatePreconditions(tag);
    return (known == null ? Response.ok(bytes) : known)
        .tag(tag)
        .header("Cache-Control", "private, immutable, max-age=31536000")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .build();
  }

  private byte[] read(InputStream body) throws IOException {
    long limit = limits.codeFile().asLongValue();
    var bytes = body.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE));
    if (bytes.length > limit) {
      throw new ProblemException(
          ProblemType.TOO_LARGE, "a code file has at most %d bytes".formatted(limit));
    }
    return bytes;
  }
}
