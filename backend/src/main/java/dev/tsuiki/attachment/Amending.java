package dev.tsuiki.attachment;

import dev.tsuiki.annotation.Abouts;
import dev.tsuiki.journal.Fingerprint;
import dev.tsuiki.journal.Journal;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Says something anew of an attachment: its label, what it is about. */
@ApplicationScoped
class Amending {
  private final Journal journal;
  private final Abouts abouts;

  Amending(Journal journal, Abouts abouts) {
    this.journal = journal;
    this.abouts = abouts;
  }

  /** Whether anything was appended; not so for a retry. */
  @Transactional
  boolean amend(UUID notebook, UUID author, UUID attachment, NewAttachmentAmendment request) {
    request.check();
    var id = request.id() == null ? Ids.next() : request.id();
    var about = request.about();
    var fingerprint =
        Fingerprint.of(
            attachment,
            request.label() == null ? "untouched" : request.label().toString(),
            Abouts.asSaid(about),
            request.occurredAt());
    if (request.id() != null
        && journal.lock(notebook, id, RecordType.AMENDMENT, fingerprint).isPresent()) {
      return false;
    }
    if (Attachment.find(notebook, attachment).isEmpty()) {
      throw AttachmentReading.unknown();
    }
    var found = abouts.find(notebook, about);
    var turn = journal.take(notebook, author, 1);
    var record =
        new AttachmentAmendmentRecord(
            id,
            attachment,
            request.label(),
            about == null ? null : found.stream().map(Abouts.Found::about).toList(),
            request.occurredAt() == null ? turn.recordedAt() : request.occurredAt());
    var row = new AttachmentAmendment();
    row.notebook = notebook;
    row.id = id;
    row.seq = journal.append(turn, RecordType.AMENDMENT, id, fingerprint, record);
    row.attachment = attachment;
    row.labelled = request.label() != null;
    row.label = request.labelText();
    row.placed = about != null;
    row.persistAndFlush();
    abouts.append(turn, attachment, row.seq, found);
    return true;
  }
}
