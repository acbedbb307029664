package dev.tsuiki.search;

import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Reading;
import dev.tsuiki.journal.RedactionBegins;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the index up behind the writers: it follows the journal of each notebook, and how far it
 * got is committed with what it wrote. Whichever process is first holds the notebook; the others
 * leave it alone.
 */
@ApplicationScoped
class Indexing {
  private static final int BATCH = 200;

  /** Before who locks the notebook, for which an indexer may wait. */
  private static final int FIRST = 1;

  /** So few records behind, whoever looks for something brings them in at once. */
  private static final int FEW = 50;

  private static final String BEHIND =
      """
      select n.id from notebook n left join search_state s on s.notebook = n.id
      where n.last_seq > coalesce(s.seq, 0) or s.analysis < :analysis limit 50
      """;
  private static final String HOLD =
      """
      select number, seq, analysis from search_state where notebook = :notebook for update skip locked
      """;

  private final Rows rows;
  private final Reading journal;
  private final Entries entries;

  /**
   * How far notebooks were indexed when it was last looked up. What can be found once can be found
   * ever after, and what stands in front of a notebook's words never changes, so whoever looks for
   * something where nothing was written since need not ask for either.
   */
  private final Map<UUID, State> upTo = new ConcurrentHashMap<>();

  Indexing(Rows rows, Reading journal, Entries entries) {
    this.rows = rows;
    this.journal = journal;
    this.entries = entries;
  }

  /** Notebooks whose last records cannot be found yet. */
  List<UUID> behind() {
    return rows.column(BEHIND, Map.of("analysis", Words.VERSION), UUID.class);
  }

  /**
   * Brings the last few records in before somebody looks for them; more than a few take their time.
   * Returns what stands in front of the notebook's words; empty where nothing was indexed yet.
   */
  Optional<String> catchUp(UUID notebook, long lastSeq) {
    var known = upTo.get(notebook);
    if (known != null && known.seq() >= lastSeq) {
      return Optional.of(known.prefix());
    }
    var state = state(notebook);
    state.ifPresent(found -> upTo.put(notebook, found));
    long behind = lastSeq - state.map(State::seq).orElse(0L);
    if (behind > 0 && behind <= FEW) {
      step(notebook);
      state = state.isEmpty() ? state(notebook) : state;
    }
    return state.map(State::prefix);
  }

  private record State(String prefix, long seq) {}

  /** What an earlier version has indexed counts for nothing. */
  private Optional<State> state(UUID notebook) {
    return rows.first(
            "select number, case when analysis >= :analysis then seq else 0 end from search_state where notebook = :notebook",
            Map.of("notebook", notebook, "analysis", Words.VERSION))
        .map(row -> new State(Candidates.prefix((Long) row[0]), (Long) row[1]));
  }

  /** Indexes the next records of a notebook. Returns whether there may be more. */
  boolean step(UUID notebook) {
    try {
      return QuarkusTransaction.requiringNew().call(() -> inTransaction(notebook));
    } catch (RuntimeException failure) {
      entries.forget();
      throw failure;
    }
  }

  private boolean inTransaction(UUID notebook) {
    rows.change(
        "insert into search_state (notebook, analysis) values (:notebook, :analysis) on conflict do nothing",
        Map.of("notebook", notebook, "analysis", Words.VERSION));
    var held = rows.first(HOLD, Map.of("notebook", notebook));
    if (held.isEmpty()) {
      return false;
    }
    var prefix = Candidates.prefix((Long) held.get()[0]);
    long seq = (Long) held.get()[1];
    // one that a later version has indexed stays as it is while both serve
    if ((Integer) held.get()[2] < Words.VERSION) {
      entries.clear(notebook);
      seq = 0;
    }
    var next = journal.after(notebook, seq, BATCH);
    entries.add(notebook, prefix, next);
    rows.change(
        "update search_state set seq = :seq, analysis = greatest(analysis, :analysis) where notebook = :notebook",
        Map.of(
            "notebook",
            notebook,
            "analysis",
            Words.VERSION,
            "seq",
            next.isEmpty() ? seq : next.get(next.size() - 1).seq()));
    return !next.isEmpty();
  }

  /**
   * Lets nobody index the notebook while something of it is redacted, or what was read before could
   * be written after.
   */
  void pause(@Observes @Priority(FIRST) RedactionBegins redaction) {
    rows.first(
        "select number from search_state where notebook = :notebook for update",
        Map.of("notebook", redaction.notebook()));
  }

  /** Throws the index of a notebook away and makes it again. */
  void again(UUID notebook) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              rows.first(
                  "select number from search_state where notebook = :notebook for update",
                  Map.of("notebook", notebook));
              entries.clear(notebook);
              rows.change(
                  "update search_state set seq = 0 where notebook = :notebook",
                  Map.of("notebook", notebook));
            });
    while (step(notebook)) {
      // until nothing is left
    }
  }
}
