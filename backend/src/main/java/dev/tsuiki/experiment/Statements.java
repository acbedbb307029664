package dev.tsuiki.experiment;

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

  Statements(Lineages lineages) {
    this.lineages = lineages;
  }

  void parents(UUID notebook, UUID experiment, long seq, @Nullable List<String> parents) {
    if (parents == null) {
      return;
    }
    for (var parent : parents) {
      var row = new ParentStatement();
      row.notebook = notebook;
      row.parent = parent;
      row.experiment = experiment;
      row.seq = seq;
      row.persist();
    }
  }

  void results(
      UUID notebook,
      UUID experiment,
      long seq,
      Instant occurredAt,
      Map<String, ? extends @Nullable ResultValue> results) {
    results.forEach(
        (name, value) -> {
          var row = new ResultRow();
          row.notebook = notebook;
          row.experiment = experiment;
          row.name = name;
          row.occurredAt = occurredAt;
          row.seq = seq;
          row.value = value == null ? null : value.value();
          row.persist();
        });
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
