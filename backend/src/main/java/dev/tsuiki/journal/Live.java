package dev.tsuiki.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.account.Person;
import dev.tsuiki.notebook.Access;
import dev.tsuiki.notebook.CurrentNotebook.Standing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Streams the journal as it grows. Each reader keeps its own cursor and asks for what comes after
 * it, only as fast as it takes what it was given.
 */
@ApplicationScoped
class Live {
  private static final Logger LOG = Logger.getLogger(Live.class);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
  private static final Duration RIGHTS = Duration.ofSeconds(30);
  private static final int AT_ONCE = 200;

  private final Reading reading;
  private final Moves moves;
  private final Access access;
  private final ObjectMapper json;

  Live(Reading reading, Moves moves, Access access, ObjectMapper json, MeterRegistry figures) {
    Gauge.builder("tsuiki.live.readers", moves, Moves::waiting)
        .description("Readers that follow a journal by this process")
        .register(figures);
    this.reading = reading;
    this.moves = moves;
    this.access = access;
    this.json = json;
  }

  Multi<OutboundSseEvent> stream(Standing standing, long after, Sse sse) {
    var reader =
        new Reader(standing.person(), standing.notebook(), Math.min(after, standing.lastSeq()));
    var hello =
        sse.newEventBuilder()
            .name("notebook")
            .data(write(Map.of("epoch", standing.epoch(), "lastSeq", standing.lastSeq())))
            .build();
    var rest =
        Multi.createBy()
            .repeating()
            .uni(() -> next(reader, sse))
            .until(List::isEmpty)
            .onItem()
            .<OutboundSseEvent>disjoint();
    return Multi.createBy().concatenating().streams(Multi.createFrom().item(hello), rest);
  }

  /** What comes next: records, or a sign of life; nothing means that the stream is over. */
  private Uni<List<OutboundSseEvent>> next(Reader reader, Sse sse) {
    return Uni.createFrom()
        .completionStage(() -> moves.after(reader.notebook, reader.cursor, SIGN_OF_LIFE))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            moved -> {
              if (moves.isOver() || !reader.mayStillRead()) {
                return List.<OutboundSseEvent>of();
              }
              return moved
                  ? reader.read(sse)
                  : List.of(sse.newEventBuilder().comment("alive").build());
            })
        .onFailure()
        .recoverWithItem(
            failure -> {
              // the reader comes back with Last-Event-ID, to this process or another
              LOG.debug("A live reader is sent away", failure);
              return List.of();
            });
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private final class Reader {
    private final Person person;
    private final UUID notebook;
    private long cursor;
    private Instant allowedUntil = Instant.now().plus(RIGHTS);

    Reader(Person person, UUID notebook, long cursor) {
      this.person = person;
      this.notebook = notebook;
      this.cursor = cursor;
    }

    boolean mayStillRead() {
      if (Instant.now().isBefore(allowedUntil)) {
        return true;
      }
      allowedUntil = Instant.now().plus(RIGHTS);
      return QuarkusTransaction.requiringNew().call(() -> access.mayStillRead(person, notebook));
    }

    List<OutboundSseEvent> read(Sse sse) {
      var entries =
          QuarkusTransaction.requiringNew().call(() -> reading.after(notebook, cursor, AT_ONCE));
      var events = new ArrayList<OutboundSseEvent>(entries.size() + 1);
      for (var entry : entries) {
        events.add(sse.newEventBuilder().id(Long.toString(entry.seq())).data(write(entry)).build());
        cursor = entry.seq();
      }
      if (events.isEmpty()) {
        events.add(sse.newEventBuilder().comment("alive").build());
      }
      return events;
    }
  }
}
