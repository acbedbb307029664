package dev.tsuiki.journal;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.web.ProblemException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/notebooks/{nb}/journal")
@Tag(name = "journal")
class JournalResource {
  private static final int PAGE = 1000;
  private final Reading reading;
  private final Live live;
  private final CurrentNotebook current;

  JournalResource(Reading reading, Live live, CurrentNotebook current) {
    this.reading = reading;
    this.live = live;
    this.current = current;
  }

  @GET
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(
      operationId = "readJournal",
      summary = "Records after a number, or before one (newest first), in commit order")
  public JournalPage page(
      @QueryParam("after")
          @Parameter(description = "Records with a higher number, 0 being before all")
          @Nullable Long after,
      @QueryParam("before") @Parameter(description = "Records with a lower number, highest first")
          @Nullable Long before,
      @QueryParam("limit") @Parameter(description = "How many at most; 1,000 unless given")
          @Nullable Integer limit) {
    if (after != null && before != null) {
      throw ProblemException.invalid("before", "cannot be given together with after");
    }
    if ((after != null && after < 0) || (before != null && before < 0)) {
      throw ProblemException.invalid(after != null ? "after" : "before", "is negative");
    }
    int size = limit == null ? PAGE : limit;
    if (size < 1 || size > PAGE) {
      throw ProblemException.invalid("limit", "is not between 1 and 1000");
    }
    var standing = current.standing();
    var items =
        before != null
            ? reading.before(standing.notebook(), before, size)
            : reading.after(standing.notebook(), after == null ? 0 : after, size);
    // records committed since the notebook was looked up are on the page already
    var highest = items.stream().mapToLong(Entry::seq).max().orElse(0);
    return new JournalPage(items, Math.max(highest, standing.lastSeq()), standing.epoch());
  }

  @GET
  @Path("live")
  @Blocking
  @Permission(Right.READ)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "followJournal",
      summary =
          "Server-sent events: one a record, its number as the id; Last-Event-ID wins over after")
  @APIResponse(
      responseCode = "200",
      description =
          "First an event 'notebook' with epoch and lastSeq, then one event a record as in the journal",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class)))
  public Multi<OutboundSseEvent> live(
      @QueryParam("after")
          @Parameter(description = "Begin after this number; after the last unless given")
          @Nullable Long after,
      @HeaderParam("Last-Event-ID")
          @Parameter(description = "As a browser sends it when it comes back; wins over after")
          @Nullable String lastEventId,
      @Context Sse sse) {
    var standing = current.standing();
    var from = lastEventId == null || lastEventId.isEmpty() ? after : number(lastEventId);
    if (from != null && from < 0) {
      throw ProblemException.invalid("after", "is negative");
    }
    return RestMulti.fromMultiData(
            live.stream(standing, from == null ? standing.lastSeq() : from, sse))
        .header("Cache-Control", "no-store")
        // a proxy that collects before it passes on would make this anything but live
        .header("X-Accel-Buffering", "no")
        .build();
  }

  private static Long number(String lastEventId) {
    try {
      return Long.valueOf(lastEventId);
    } catch (NumberFormatException notOurs) {
      throw ProblemException.invalid("Last-Event-ID", "is not a number of this journal");
    }
  }
}
