package dev.tsuiki.annotation;

import dev.tsuiki.journal.Fingerprint;
import dev.tsuiki.journal.Journal;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.journal.Turn;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends annotations. */
@ApplicationScoped
public class Annotations {
  private final Journal journal;
  private final Abouts abouts;
  private final Limits limits;
  private final Keys keys;
  private final Instance<StatedResults> results;

  Annotations(
      Journal journal, Abouts abouts, Limits limits, Keys keys, Instance<StatedResults> results) {
    this.journal = journal;
    this.keys = keys;
    this.results = results;
    this.abouts = abouts;
    this.limits = limits;
  }

  /**
   * Whether the annotation was there before, from an earlier request with the same id and content.
   */
  record Outcome(UUID id, boolean isNew) {}

  @Transactional
  Outcome create(UUID notebook, UUID author, NewAnnotation request) {
    request.check(limits);
    var id = request.id() == null ? Ids.next() : request.id();
    var fingerprint =
        Fingerprint.of(
            request.kind(),
            request.text(),
            Abouts.asSaid(request.about()),
            request.attachments(),
            request.occurredAt());
    if (request.id() != null
        && journal.lock(notebook, id, RecordType.ANNOTATION, fingerprint).isPresent()) {
      return new Outcome(id, false);
    }
    var found = abouts.find(notebook, request.about());
    var attachments = request.attachments() == null ? List.<UUID>of() : request.attachments();
    attachments.forEach(
        attachment -> abouts.requireRecord(notebook, attachment, RecordType.ATTACHMENT));
    var turn = journal.take(notebook, author, 1).gather();
    append(
        turn,
        new AnnotationRecord(
            id,
            request.kind(),
            request.text() == null ? "" : request.text(),
            found.stream().map(Abouts.Found::about).toList(),
            attachments,
            request.occurredAt() == null ? turn.recordedAt() : request.occurredAt()),
        fingerprint,
        found);
    turn.write();
    return new Outcome(id, true);
  }

  /** The words that came with a trial: a note about it, by no request of its own. */
  public UUID appendNote(
      Turn turn,
      String text,
      UUID experiment,
      String key,
      List<UUID> attachments,
      Instant occurredAt) {
    var about = About.experiment(key, experiment);
    var record =
        new AnnotationRecord(Ids.next(), Kind.NOTE, text, List.of(about), attachments, occurredAt);
    append(turn, record, null, List.of(new Abouts.Found(experiment, about)));
    return record.id();
  }

  private void append(
      Turn turn, AnnotationRecord record, byte @Nullable [] fingerprint, List<Abouts.Found> found) {
    long seq = journal.append(turn, RecordType.ANNOTATION, record.id(), fingerprint, record);
    turn.insert(
        "annotation",
        "notebook, id, seq, kind, author, occurred_at, text",
        turn.notebook(),
        record.id(),
        seq,
        record.kind().word(),
        turn.author(),
        record.occurredAt(),
        record.text());
    abouts.append(turn, record.id(), seq, found);
    if (record.kind() == Kind.NOTE || record.kind() == Kind.COMMENT) {
      appendResults(turn, record);
    }
  }

  /** Its result lines, for the experiments that there are; several lines about one count as one. */
  private void appendResults(Turn turn, AnnotationRecord record) {
    var lines = ResultLine.in(record.text());
    if (lines.isEmpty()) {
      return;
    }
    // they may be of an experiment of this very turn
    turn.write();
    var stated = new LinkedHashMap<UUID, StatedResults.Of>();
    for (var line : lines) {
      keys.find(turn.notebook(), line.key())
          .ifPresent(
              experiment ->
                  stated
                      .computeIfAbsent(experiment, id -> new StatedResults.Of(id, line.key()))
                      .results()
                      .putAll(line.results()));
    }
    if (!stated.isEmpty()) {
      var more = journal.more(turn, stated.size());
      stated
          .values()
          .forEach(each -> results.get().append(more, record.id(), each, record.occurredAt()));
    }
  }
}
