package dev.tsuiki.experiment;

import dev.tsuiki.account.Author;
import dev.tsuiki.annotation.About;
import dev.tsuiki.annotation.Abouts;
import dev.tsuiki.annotation.Annotations;
import dev.tsuiki.annotation.ResultLine;
import dev.tsuiki.attachment.Attachments;
import dev.tsuiki.attachment.Stored;
import dev.tsuiki.code.PreparedSnapshot;
import dev.tsuiki.code.Snapshots;
import dev.tsuiki.experiment.ExperimentView.Made;
import dev.tsuiki.experiment.ExperimentView.Parent;
import dev.tsuiki.journal.Fingerprint;
import dev.tsuiki.journal.Journal;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.journal.Turn;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.Notice;
import dev.tsuiki.web.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Appends trials: first everything that takes time, then one short transaction for all records of
 * the trial.
 */
@ApplicationScoped
class Trials {
  private final Journal journal;
  private final Keys keys;
  private final Annotations annotations;
  private final Attachments attachments;
  private final Snapshots snapshots;
  private final Statements statements;

  Trials(
      Journal journal,
      Keys keys,
      Annotations annotations,
      Attachments attachments,
      Snapshots snapshots,
      Statements statements) {
    this.journal = journal;
    this.keys = keys;
    this.annotations = annotations;
    this.attachments = attachments;
    this.snapshots = snapshots;
    this.statements = statements;
  }

  /** The experiment, as it is now that it was made; null where an earlier request had made it. */
  record Outcome(UUID id, @Nullable ExperimentView made) {}

  /** A trial whose bytes are kept already. */
  private record Prepared(
      Trial trial, List<Stored> files, @Nullable PreparedSnapshot code, List<Notice> notices) {

    int records() {
      return 1 + (trial.text() == null ? 0 : 1) + files.size() + (code == null ? 0 : 1);
    }
  }

  Outcome post(UUID notebook, Author author, Trial trial, Object asSaid, boolean strict)
      throws IOException {
    var id = trial.id() == null ? Ids.next() : trial.id();
    var fingerprint =
        Fingerprint.of(
            asSaid,
            trial.uploads().stream().map(Upload::fileName).toList(),
            trial.uploads().stream().map(upload -> upload.staged().sha256()).toList());
    if (trial.id() != null
        && journal.earlier(notebook, id, RecordType.EXPERIMENT, fingerprint).isPresent()) {
      return new Outcome(id, null);
    }
    var prepared = prepare(notebook, trial, strict);
    return QuarkusTransaction.requiringNew()
        .call(() -> append(notebook, author, id, fingerprint, prepared, strict));
  }

  private Prepared prepare(UUID notebook, Trial trial, boolean strict) throws IOException {
    var notices = new ArrayList<>(trial.notices());
    if (strict) {
      Notice.refuseAny(notices);
    }
    var code =
        trial.code().isEmpty()
            ? null
            : snapshots.prepare(notebook, "code.files", trial.code(), strict);
    if (code != null) {
      notices.addAll(code.notices());
    }
    var files = new ArrayList<Stored>();
    for (var upload : trial.uploads()) {
      var file = attachments.store(notebook, upload.staged(), upload.fileName());
      files.add(file);
      if (file.oversized() != null) {
        notices.add(new Notice(ProblemType.IMAGE_TOO_LARGE, file.oversized() + "; kept as a file"));
      }
    }
    if (strict) {
      Notice.refuseAny(notices);
    }
    return new Prepared(trial, files, code, notices);
  }

  private Outcome append(
      UUID notebook,
      Author author,
      UUID id,
      byte[] fingerprint,
      Prepared prepared,
      boolean strict) {
    if (prepared.trial().id() != null
        && journal.lock(notebook, id, RecordType.EXPERIMENT, fingerprint).isPresent()) {
      return new Outcome(id, null);
    }
    var turn = journal.take(notebook, author.id(), prepared.records()).gather();
    var notices = new ArrayList<>(prepared.notices());
    var named = name(notebook, prepared.trial(), notices);
    if (strict) {
      Notice.refuseAny(notices);
    }
    var made = records(turn, author, id, fingerprint, prepared, named, notices);
    turn.write();
    return new Outcome(id, made);
  }

  /** What it is called, and the parents it has by now; null where none were stated. */
  private record Named(String key, @Nullable List<Parent> parents) {
    @Nullable List<String> parentKeys() {
      return parents == null ? null : parents.stream().map(Parent::key).toList();
    }
  }

  private Named name(UUID notebook, Trial trial, List<Notice> notices) {
    var wanted = trial.key();
    var parents = trial.parents();
    String key;
    if (wanted == null) {
      key = keys.nextAutomatic(notebook);
    } else if (keys.find(notebook, wanted).isEmpty()) {
      key = wanted;
    } else {
      key = keys.nextAfter(notebook, wanted);
      notices.add(
          new Notice(ProblemType.KEY_TAKEN, "'%s' is taken; this is '%s'".formatted(wanted, key)));
      parents = parents == null ? List.of(wanted) : parents;
    }
    return new Named(key, parents == null ? null : possible(notebook, key, parents, notices));
  }

  /** The parents without those that would make a circle; unknown ones stay, by name. */
  private List<Parent> possible(
      UUID notebook, String key, List<String> parents, List<Notice> notices) {
    // only a key that somebody named as a parent before it existed can close a circle
    var isAwaited = statements.isAwaited(notebook, key);
    var possible = new ArrayList<Parent>();
    for (var parent : parents) {
      if (parent.equals(key) || (isAwaited && statements.wouldDescendFrom(notebook, parent, key))) {
        notices.add(
            new Notice(
                ProblemType.PARENT_CYCLE,
                "'%s' comes from '%s' itself; left out".formatted(parent, key)));
      } else {
        var found = keys.find(notebook, parent);
        possible.add(new Parent(parent, found.orElse(null), false));
        if (found.isEmpty()) {
          notices.add(
              new Notice(
                  ProblemType.PARENT_UNKNOWN,
                  "there is no '%s' yet; kept by name".formatted(parent)));
        }
      }
    }
    return possible;
  }

  private ExperimentView records(
      Turn turn,
      Author author,
      UUID id,
      byte[] fingerprint,
      Prepared prepared,
      Named named,
      List<Notice> notices) {
    var trial = prepared.trial();
    var key = named.key();
    // as exactly as the database keeps it, so that the answer and every later one tell the same
    // time
    var occurredAt =
        trial.occurredAt() == null
            ? turn.recordedAt()
            : trial.occurredAt().truncatedTo(ChronoUnit.MICROS);
    var record =
        new ExperimentRecord(
            id,
            key,
            trial.title(),
            named.parentKeys(),
            occurredAt,
            trial.results(),
            trial.restore(),
            notices);
    long seq = journal.append(turn, RecordType.EXPERIMENT, id, fingerprint, record);
    statements.experiment(turn, seq, record);
    keys.register(turn, key, id, seq);
    statements.parents(turn, id, seq, record.parents());
    statements.results(turn, id, seq, occurredAt, trial.results());
    var note =
        trial.text() == null
            ? null
            : annotations.appendNote(turn, trial.text(), id, key, List.of(), occurredAt);
    var files =
        prepared.files().stream().map(file -> append(turn, file, id, key, occurredAt)).toList();
    var snapshot =
        prepared.code() == null
            ? null
            : snapshots.append(turn, prepared.code(), id, key, occurredAt);
    return ExperimentView.justPosted(
        record,
        author,
        turn.recordedAt(),
        seq,
        named.parents(),
        results(trial, key),
        trial.text(),
        new Made(note, files, snapshot));
  }

  /** Those it was posted with, and those that a line of its own words states after them. */
  private static TreeMap<String, ResultValue> results(Trial trial, String key) {
    var results = new TreeMap<>(trial.results());
    if (trial.text() != null) {
      ResultLine.in(trial.text()).stream()
          .filter(line -> line.key().equals(key))
          .forEach(
              line ->
                  line.results()
                      .forEach((name, value) -> results.put(name, new ResultValue(value))));
    }
    return results;
  }

  /** A script's file name says what the picture shows, so it is the label too. */
  private UUID append(Turn turn, Stored file, UUID experiment, String key, Instant occurredAt) {
    var id = Ids.next();
    var about = new Abouts.Found(experiment, About.experiment(key, experiment));
    attachments.append(turn, id, file, file.fileName(), List.of(about), occurredAt, null);
    return id;
  }
}
