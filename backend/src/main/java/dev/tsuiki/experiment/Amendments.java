package dev.tsuiki.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.annotation.StatedResults;
import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Fingerprint;
import dev.tsuiki.journal.Journal;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.journal.Turn;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.Limits;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends what is stated later about an experiment. */
@ApplicationScoped
class Amendments implements StatedResults {
  private final Journal journal;
  private final Keys keys;
  private final Statements statements;
  private final ObjectMapper json;
  private final Limits limits;
  private final Rows rows;

  Amendments(
      Journal journal,
      Keys keys,
      Statements statements,
      ObjectMapper json,
      Limits limits,
      Rows rows) {
    this.rows = rows;
    this.journal = journal;
    this.keys = keys;
    this.statements = statements;
    this.json = json;
    this.limits = limits;
  }

  record Outcome(UUID id, boolean isNew) {}

  @Transactional
  Outcome amend(UUID notebook, UUID author, UUID experiment, String key, NewAmendment request) {
    var amendment = request.check(json, limits);
    var id = amendment.id() == null ? Ids.next() : amendment.id();
    // null members count here, so the request is taken as it was said
    var fingerprint = Fingerprint.of(experiment, request.asSaid().toString());
    if (journal.lock(notebook, id, RecordType.AMENDMENT, fingerprint).isPresent()) {
      return new Outcome(id, false);
    }
    var isNewKey = amendment.key() != null && isNewKey(notebook, experiment, amendment.key());
    if (amendment.parents() != null
        && statements.wouldBeItsOwnAncestor(notebook, experiment, amendment.parents())) {
      throw new ProblemException(
          ProblemType.PARENT_CYCLE, "'%s' would descend from itself".formatted(key));
    }
    if (amendment.takesBack() != null && !hasResults(notebook, experiment, amendment.takesBack())) {
      throw ProblemException.invalid(
          "takesBack", "is no amendment of this experiment that states results");
    }
    var turn = journal.take(notebook, author, 1);
    var seq = append(turn, id, fingerprint, experiment, key, amendment);
    if (isNewKey && amendment.key() != null) {
      keys.register(turn, amendment.key(), experiment, seq);
    }
    return new Outcome(id, true);
  }

  @Override
  public void append(Turn turn, UUID source, Of stated, Instant occurredAt) {
    var results = new LinkedHashMap<String, @Nullable ResultValue>();
    stated.results().forEach((name, value) -> results.put(name, new ResultValue(value)));
    append(
        turn,
        Ids.next(),
        null,
        stated.experiment(),
        stated.key(),
        NewAmendment.Checked.ofLine(results, source, occurredAt));
  }

  private long append(
      Turn turn,
      UUID id,
      byte @Nullable [] fingerprint,
      UUID experiment,
      String key,
      NewAmendment.Checked amendment) {
    var notebook = turn.notebook();
    var occurredAt = amendment.occurredAt() == null ? turn.recordedAt() : amendment.occurredAt();
    var row = new ExperimentAmendment();
    row.notebook = notebook;
    row.id = id;
    row.experiment = experiment;
    row.key = amendment.key();
    row.titled = amendment.titled();
    row.title = amendment.title();
    row.parents = amendment.parents() == null ? null : amendment.parents().toArray(String[]::new);
    row.finished = amendment.finished() == null ? null : write(amendment.finished());
    row.withdrawn = amendment.withdrawn();
    row.takesBack = amendment.takesBack();
    row.seq =
        journal.append(
            turn,
            RecordType.AMENDMENT,
            id,
            fingerprint,
            AmendmentRecord.of(id, experiment, key, amendment, occurredAt, json));
    row.persistAndFlush();
    statements.parents(turn, experiment, row.seq, amendment.parents());
    if (amendment.results() != null) {
      statements.results(turn, experiment, row.seq, occurredAt, amendment.results());
    }
    return row.seq;
  }

  private boolean hasResults(UUID notebook, UUID experiment, UUID amendment) {
    return rows.first(
            """
            select a.seq from experiment_amendment a where a.notebook = :notebook and a.experiment = :experiment and a.id = :id
              and exists (select from result r
                where r.notebook = a.notebook and r.experiment = a.experiment and r.seq = a.seq)
            """,
            Map.of("notebook", notebook, "experiment", experiment, "id", amendment))
        .isPresent();
  }

  private boolean isNewKey(UUID notebook, UUID experiment, String key) {
    var owner = keys.find(notebook, key);
    if (owner.isPresent() && !owner.get().equals(experiment)) {
      throw new ProblemException(
          ProblemType.KEY_TAKEN, "'%s' is another experiment's key".formatted(key));
    }
    return owner.isEmpty();
  }

  private String write(Finished finished) {
    try {
      return json.writeValueAsString(finished);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
