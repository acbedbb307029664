package dev.tsuiki.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.journal.Fingerprint;
import dev.tsuiki.journal.Journal;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.Limits;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Appends what is stated later about an experiment. */
@ApplicationScoped
class Amendments {
  private final Journal journal;
  private final Keys keys;
  private final Statements statements;
  private final ObjectMapper json;
  private final Limits limits;

  Amendments(Journal journal, Keys keys, Statements statements, ObjectMapper json, Limits limits) {
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
    var turn = journal.take(notebook, author, 1);
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
    row.seq =
        journal.append(
            turn,
            RecordType.AMENDMENT,
            id,
            fingerprint,
            AmendmentRecord.of(id, experiment, key, amendment, occurredAt, json));
    row.persistAndFlush();
    if (isNewKey && amendment.key() != null) {
      keys.register(turn, amendment.key(), experiment, row.seq);
    }
    statements.parents(turn, experiment, row.seq, amendment.parents());
    if (amendment.results() != null) {
      statements.results(turn, experiment, row.seq, occurredAt, amendment.results());
    }
    return new Outcome(id, true);
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
