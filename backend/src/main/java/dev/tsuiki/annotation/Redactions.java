package dev.tsuiki.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Entry;
import dev.tsuiki.journal.Reading;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.journal.RedactionBegins;
import dev.tsuiki.journal.RedactionDone;
import dev.tsuiki.notebook.Activities;
import dev.tsuiki.notebook.Deed;
import dev.tsuiki.storage.ObjectKey;
import dev.tsuiki.storage.ObjectStore;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a leaked secret out of the record. The database does all of it in one function, which is
 * all that the application may do to a record; the bytes of files go after the commit.
 */
@ApplicationScoped
class Redactions {
  private static final Logger LOG = Logger.getLogger(Redactions.class);
  private static final String REDACT =
      """
      select outcome, redaction_seq, objects
      from redact(:notebook, :author, :id, :record, cast(:path as text), :reason)
      """;

  private final Rows rows;
  private final Reading reading;
  private final ObjectStore store;
  private final ObjectMapper json;
  private final Activities activities;
  private final Event<RedactionBegins> begins;
  private final Event<RedactionDone> redacted;

  Redactions(
      Rows rows,
      Reading reading,
      ObjectStore store,
      ObjectMapper json,
      Activities activities,
      Event<RedactionBegins> begins,
      Event<RedactionDone> redacted) {
    this.begins = begins;
    this.activities = activities;
    this.redacted = redacted;
    this.rows = rows;
    this.reading = reading;
    this.store = store;
    this.json = json;
  }

  /** The redaction, and whether it was made now or had been made before. */
  record Outcome(RedactionView redaction, boolean isNew) {}

  private record Done(String outcome, long seq, List<String> objects) {}

  Outcome redact(UUID notebook, UUID author, NewRedaction request) {
    var done = QuarkusTransaction.requiringNew().call(() -> inDatabase(notebook, author, request));
    switch (done.outcome()) {
      case "done", "earlier" -> {}
      case "unknown" -> throw ProblemException.notFound("there is no such record");
      case "path-unknown" ->
          throw ProblemException.invalid("path", "is not a file of this snapshot");
      case "refused" ->
          throw new ProblemException(
              ProblemType.CONFLICT, "what says that something was redacted stays");
      default ->
          throw new ProblemException(
              ProblemType.ID_REUSED, "the id %s belongs to another record".formatted(request.id()));
    }
    redacted.fire(new RedactionDone(notebook));
    done.objects().forEach(object -> delete(notebook, object));
    var entry = reading.some(notebook, List.of(done.seq())).get(0);
    return new Outcome(view(entry), done.outcome().equals("done"));
  }

  RedactionView one(UUID notebook, UUID id) {
    return reading
        .one(notebook, id)
        .filter(entry -> entry.type() == RecordType.REDACTION)
        .map(this::view)
        .orElseThrow(() -> ProblemException.notFound("there is no such redaction"));
  }

  private Done inDatabase(UUID notebook, UUID author, NewRedaction request) {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("notebook", notebook);
    parameters.put("author", author);
    parameters.put("id", request.id() == null ? Ids.next() : request.id());
    parameters.put("record", request.record());
    parameters.put("path", request.path());
    parameters.put("reason", request.reason());
    begins.fire(new RedactionBegins(notebook, request.record(), request.path()));
    var row = rows.first(REDACT, parameters).orElseThrow();
    if (row[0].equals("done")) {
      activities.add(notebook, author, Deed.REDACTED, request.reason());
    }
    return new Done(
        (String) row[0], row[1] == null ? 0 : (Long) row[1], List.of((String[]) row[2]));
  }

  /** What cannot be deleted now is named by nothing any more, so the sweep takes it. */
  private void delete(UUID notebook, String object) {
    var parts = object.split("/", 2);
    var key = new ObjectKey(notebook, parts[0], UUID.fromString(parts[1]));
    try {
      store.delete(key);
    } catch (RuntimeException failure) {
      LOG.warnf(failure, "A redacted object has to wait for the sweep: %s", key);
    }
  }

  private RedactionView view(Entry entry) {
    try {
      var record = json.readValue(entry.record(), RedactionView.Content.class);
      return new RedactionView(
          record.id(),
          entry.seq(),
          entry.recordedAt(),
          entry.author(),
          record.record(),
          record.recordSeq(),
          record.recordType(),
          record.path(),
          record.reason(),
          record.rewritten());
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("record %d cannot be read".formatted(entry.seq()), notOurs);
    }
  }
}
