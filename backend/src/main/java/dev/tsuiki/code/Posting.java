package dev.tsuiki.code;

import dev.tsuiki.journal.Fingerprint;
import dev.tsuiki.journal.Journal;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.Notice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Posts a snapshot of its own: after the trial, at its end, or again after a failure. */
@ApplicationScoped
class Posting {
  private final Snapshots snapshots;
  private final Journal journal;

  Posting(Snapshots snapshots, Journal journal) {
    this.snapshots = snapshots;
    this.journal = journal;
  }

  /** Whether the snapshot is new, and what of it did not fit. */
  record Outcome(UUID id, boolean isNew, List<Notice> notices) {}

  /** An experiment by its id, and by the key it was called by. */
  record Trial(UUID id, String key) {}

  Outcome post(UUID notebook, UUID author, Trial experiment, NewSnapshot request, boolean strict) {
    var id = request.id() == null ? Ids.next() : request.id();
    var fingerprint =
        Fingerprint.of(experiment.id(), FileList.sorted(request.files()), request.occurredAt());
    if (request.id() != null && isThere(notebook, id, fingerprint)) {
      return new Outcome(id, false, List.of());
    }
    var prepared = snapshots.prepare(notebook, "files", request.files(), strict);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              if (journal.lock(notebook, id, RecordType.SNAPSHOT, fingerprint).isPresent()) {
                return new Outcome(id, false, List.of());
              }
              var turn = journal.take(notebook, author, 1).gather();
              var occurredAt =
                  request.occurredAt() == null ? turn.recordedAt() : request.occurredAt();
              snapshots.append(
                  turn, id, fingerprint, prepared, experiment.id(), experiment.key(), occurredAt);
              turn.write();
              return new Outcome(id, true, prepared.notices());
            });
  }

  private boolean isThere(UUID notebook, UUID id, byte[] fingerprint) {
    return journal.earlier(notebook, id, RecordType.SNAPSHOT, fingerprint).isPresent();
  }
}
