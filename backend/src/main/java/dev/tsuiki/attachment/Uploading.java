package dev.tsuiki.attachment;

import dev.tsuiki.annotation.Abouts;
import dev.tsuiki.journal.Fingerprint;
import dev.tsuiki.journal.Journal;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes a file that was sent by itself. */
@ApplicationScoped
class Uploading {
  private final Attachments attachments;
  private final Journal journal;
  private final Abouts abouts;

  Uploading(Attachments attachments, Journal journal, Abouts abouts) {
    this.attachments = attachments;
    this.journal = journal;
    this.abouts = abouts;
  }

  /**
   * Whether the attachment was there before, from an earlier request with the same id and content.
   */
  record Outcome(UUID id, boolean isNew) {}

  Outcome take(UUID notebook, UUID author, AttachmentForm form) {
    UUID id = form.id() == null ? Ids.next() : form.id();
    byte[] fingerprint =
        Fingerprint.of(
            form.label(),
            FileName.clean(form.fileName()),
            Abouts.asSaid(form.about()),
            form.occurredAt(),
            form.file().sha256());
    if (form.id() != null
        && journal.earlier(notebook, id, RecordType.ATTACHMENT, fingerprint).isPresent()) {
      return new Outcome(id, false);
    }
    Judged judged = attachments.judge(form.file());
    if (judged.oversized() != null) {
      throw new ProblemException(ProblemType.IMAGE_TOO_LARGE, judged.oversized());
    }
    // Asked before anything is stored, and again under the lock.
    abouts.find(notebook, form.about());
    Stored stored = attachments.store(notebook, form.file(), form.fileName(), judged);
    return QuarkusTransaction.requiringNew()
        .call(() -> append(notebook, author, id, form, stored, fingerprint));
  }

  private Outcome append(
      UUID notebook, UUID author, UUID id, AttachmentForm form, Stored stored, byte[] fingerprint) {
    if (form.id() != null
        && journal.lock(notebook, id, RecordType.ATTACHMENT, fingerprint).isPresent()) {
      return new Outcome(id, false);
    }
    var found = abouts.find(notebook, form.about());
    var turn = journal.take(notebook, author, 1).gather();
    var occurredAt = form.occurredAt() == null ? turn.recordedAt() : form.occurredAt();
    attachments.append(turn, id, stored, form.label(), found, occurredAt, fingerprint);
    turn.write();
    return new Outcome(id, true);
  }
}
