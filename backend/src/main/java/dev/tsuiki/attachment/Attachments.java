package dev.tsuiki.attachment;

import dev.tsuiki.annotation.About;
import dev.tsuiki.annotation.Abouts;
import dev.tsuiki.journal.Journal;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.journal.Turn;
import dev.tsuiki.storage.ObjectKey;
import dev.tsuiki.storage.ObjectStore;
import dev.tsuiki.storage.Staged;
import dev.tsuiki.web.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps files in two steps: {@link #store} before the transaction, which may take its time, and
 * {@link #append} within it. What was stored and never appended is swept.
 */
@ApplicationScoped
public class Attachments {
  private final ObjectStore store;
  private final Journal journal;
  private final Abouts abouts;
  private final Limits limits;

  Attachments(ObjectStore store, Journal journal, Abouts abouts, Limits limits) {
    this.store = store;
    this.journal = journal;
    this.abouts = abouts;
    this.limits = limits;
  }

  /**
   * Judges the bytes and puts them into the store. Nothing is refused: an image beyond the limits
   * is kept as a plain file, and {@link Stored#oversized} says so.
   *
   * @param fileName as the client sent it
   */
  public Stored store(UUID notebook, Staged staged, @Nullable String fileName) {
    return store(notebook, staged, fileName, judge(staged));
  }

  Judged judge(Staged staged) {
    try {
      return Judged.of(Sniffer.sniff(staged), staged.size(), limits);
    } catch (IOException ourDisk) {
      throw new UncheckedIOException(ourDisk);
    }
  }

  Stored store(UUID notebook, Staged staged, @Nullable String fileName, Judged judged) {
    ObjectKey object = ObjectKey.of(notebook, staged);
    store.put(object, staged);
    Size size = judged.content().size();
    return new Stored(
        object,
        staged.size(),
        judged.content().mediaType(),
        size == null ? null : size.width(),
        size == null ? null : size.height(),
        FileName.clean(fileName),
        judged.oversized());
  }

  /**
   * Appends the record of what was stored.
   *
   * @param fingerprint null where the attachment came with another record
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(
      Turn turn,
      UUID id,
      Stored stored,
      @Nullable String label,
      List<Abouts.Found> about,
      Instant occurredAt,
      byte @Nullable [] fingerprint) {
    List<About> said = about.stream().map(Abouts.Found::about).toList();
    var record =
        new AttachmentRecord(
            id,
            label,
            stored.fileName(),
            stored.mediaType(),
            stored.size(),
            stored.width(),
            stored.height(),
            stored.object().sha256(),
            said,
            occurredAt);
    long seq = journal.append(turn, RecordType.ATTACHMENT, id, fingerprint, record);
    turn.insert(
        "attachment",
        "notebook, id, seq, label, file_name, media_type, size, width, height, sha256, upload",
        turn.notebook(),
        id,
        seq,
        label,
        stored.fileName(),
        stored.mediaType(),
        stored.size(),
        stored.width(),
        stored.height(),
        stored.object().sha256(),
        stored.object().upload());
    abouts.append(turn, id, seq, about);
  }
}
