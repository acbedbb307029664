package dev.tsuiki.experiment;

import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What both a trial and its amendments state: parents and results, each with the number it was
 * stated under.
 */
@ApplicationScoped
class Statements {
  private final Lineages lineages;
  private final Rows rows;

  Statements(Lineages lineages, Rows rows) {
    this.rows = rows;
    this.lineages = lineages;
  }

  void experiment(Turn turn, long seq, ExperimentRecord record) {
    turn.insert(
        "experiment",
        "notebook, id, seq, author, occurred_at, key, title, parents",
        turn.notebook(),
        record.id(),
        seq,
        turn.author(),
        record.occurredAt(),
        record.key(),
        record.title(),
        record.parents() == null ? null : record.parents().toArray(String[]::new));
  }

  void parents(Turn turn, UUID experiment, long seq, @Nullable List<String> parents) {
    if (parents == null) {
      return;
    }
    for (var parent : parents) {
      turn.insert(
          "parent_statement",
          "notebook, parent, experiment, seq",
          turn.notebook(),
          parent,
          experiment,
          seq);
    }
  }

  void results(
      Turn turn,
      UUID experiment,
      long seq,
      Instant occurredAt,
      Map<String, ? extends @Nullable ResultValue> results) {
    results.forEach(
        (name, value) ->
            turn.insert(
                "result",
                "notebook, experiment, name, occurred_at, seq, value",
                turn.notebook(),
                experiment,
                name,
                occurredAt,
                seq,
                value == null ? null : value.value()));
  }

  /** Whether anybody ever said that something comes from this key. */
  boolean isAwaited(UUID notebook, String key) {
    return rows.first(
            "select 1 from parent_statement where notebook = :notebook and parent = :parent limit"
                + " 1",
            Map.of("notebook", notebook, "parent", key))
        .isPresent();
  }

  /** Whether these parents would make the experiment its own ancestor. */
  boolean wouldBeItsOwnAncestor(UUID notebook, UUID experiment, List<String> parents) {
    return !parents.isEmpty() && lineages.of(notebook).wouldBeItsOwnAncestor(experiment, parents);
  }

  /**
   * Whether the experiment called {@code key} comes, by however many steps, from the name {@code
   * awaited}.
   */
  boolean wouldDescendFrom(UUID notebook, String key, String awaited) {
    return lineages.of(notebook).descendsFrom(key, awaited);
  }
}
