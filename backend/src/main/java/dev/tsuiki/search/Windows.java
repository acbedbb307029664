package dev.tsuiki.search;

import dev.tsuiki.database.Rows;
import dev.tsuiki.search.Candidates.After;
import dev.tsuiki.search.Candidates.Candidate;
import dev.tsuiki.search.Candidates.Question;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the next candidates of all scopes. A word that many entries have is found soonest by
 * walking through the entries in their order, one that few have by the index of words. Which it is
 * here is told by the nearest entries themselves: no statistics know how a word lies in one
 * notebook, and a plan that serves for all words suits only one kind of them.
 */
@ApplicationScoped
class Windows {
  static final int SIZE = 100;

  /** So many entries tell whether it is worth walking on, by steps of so many. */
  private static final int NEAR = 128;

  private static final int STEP = 1000;

  /** So many bytes are walked through as fast as the index finds a word of medium use. */
  private static final long AT_MOST_BYTES = 6_000_000;

  /** What an entry costs beside its words, in the same measure. */
  private static final int ENTRY_BYTES = 500;

  private static final Comparator<Candidate> ORDER =
      Comparator.comparingDouble(Candidate::rank)
          .thenComparingLong(Candidate::seq)
          .thenComparingInt(Candidate::piece)
          .reversed();

  private static final String COLUMNS =
      "e.record, e.scope, e.piece, e.seq, e.rank, e.occurred_at, e.experiment, e.sha256, e.path, e.starts, e.ends";
  private static final String IN_ORDER = "order by e.rank desc, e.seq desc, e.piece desc";

  /**
   * What is asked for is hidden from the planner, which would plan anew each time for a difference
   * that makes none: there is but one sensible plan for each statement here.
   */
  private static final String AFTER =
      "(e.rank, e.seq, e.piece) < ((select cast(:rank as double precision)), (select cast(:seq as bigint)), (select cast(:piece as int)))";

  private static final String NOTEBOOK = "e.notebook = (select cast(:notebook as uuid))";

  /**
   * Of each of some scopes the next entries, of which only the first, the last and hits come; no
   * further than enough of these.
   */
  private static final String WALK =
      """
      select e.*
      from unnest((select cast(:scopes as text[]))) s (scope), lateral (
        select e.* from (
          select e.*, row_number() over walk as number, sum(e.size) over walk as bytes
          from (
            select %1$s, (%4$s) is true as is_hit, pg_column_size(e.words) as size
            from search_entry e where %6$s and e.scope = s.scope and %2$s %3$s limit %5$d) e
          window walk as (%3$s rows unbounded preceding)) e
        where e.is_hit or e.number in (1, %5$d)
        %3$s limit %7$d) e
      """;

  /**
   * Of each of some scopes the next entry, as a walk gives it, but none of its words is looked at.
   */
  private static final String FIRST =
      """
      select e.*
      from unnest((select cast(:ahead as text[]))) s (scope), lateral (
        select %1$s, false as is_hit, 0 as size, cast(1 as bigint) as number, cast(0 as bigint) as bytes
        from search_entry e where %4$s and e.scope = s.scope and %2$s %3$s limit 1) e
      """
          .formatted(COLUMNS, AFTER, IN_ORDER, NOTEBOOK);

  /** So many hits, and where a walk begins and ends. */
  private static final int ENOUGH = SIZE + 2;

  /**
   * By the index of words, of which each scope has one, and to which no other index is preferred:
   * the notebook is known by its words, so it is compared outside.
   */
  private static final String RARE =
      """
      select %1$s from (
        select e.* from search_entry e where e.scope = '%4$s' and %5$s and %2$s offset 0) e
      where e.notebook = :notebook %3$s limit %6$d
      """;

  private static final String FILTERED =
      """
      select %1$s from search_entry e where e.notebook = :notebook and e.scope = :scope and %4$s and %2$s %3$s limit %5$d
      """;

  private final Rows rows;

  Windows(Rows rows) {
    this.rows = rows;
  }

  /** What was gone through of a scope: its first entry, its last if there may be more, and hits. */
  private record Walked(
      @Nullable Candidate first, @Nullable Candidate last, List<Candidate> hits, long bytes) {
    static final Walked NOTHING = new Walked(null, null, List.of(), 0);
  }

  /** In their order; fewer than {@link #SIZE} only where there are no more. */
  List<Candidate> next(Question question, After place) {
    var near = new EnumMap<Scope, Walked>(Scope.class);
    if (question.hasWords()) {
      near.putAll(nearest(question, place));
    }
    List<Candidate> found = new ArrayList<>();
    for (var scope : question.scopes()) {
      if (found.size() == SIZE
          && isAbove(found.get(SIZE - 1), first(question, scope, place, near))) {
        continue;
      }
      found.addAll(
          question.hasWords()
              ? inScope(question, scope, place, near)
              : filtered(question, scope, place));
      found.sort(ORDER);
      found = new ArrayList<>(found.subList(0, Math.min(SIZE, found.size())));
    }
    return found;
  }

  /**
   * All but code, unless only that is asked for: it is long, and where the others fill the window
   * nothing of it has to be read.
   */
  private static SortedSet<Scope> shownFirst(SortedSet<Scope> scopes) {
    return scopes.first() == Scope.CODE ? scopes : scopes.headSet(Scope.CODE);
  }

  private static boolean isAbove(Candidate lowest, @Nullable Candidate first) {
    return first == null || ORDER.compare(lowest, first) < 0;
  }

  private @Nullable Candidate first(
      Question question, Scope scope, After place, Map<Scope, Walked> near) {
    var walked =
        question.hasWords()
            ? near.get(scope)
            : walked(FIRST, question.at(place, "ahead", words(List.of(scope))), 1).get(scope);
    return walked == null ? null : walked.first();
  }

  private List<Candidate> inScope(
      Question question, Scope scope, After place, Map<Scope, Walked> walked) {
    var near = walked.get(scope);
    if (near != null && !shownFirst(question.scopes()).contains(scope)) {
      near = walk(question, scope, place, NEAR).get(scope);
    }
    if (near == null) {
      return List.of();
    }
    var hits = new ArrayList<>(near.hits());
    boolean isWorthIt = near.bytes() * SIZE <= AT_MOST_BYTES * hits.size();
    // twice as far as the nearest entries promise
    int furthest = hits.isEmpty() ? 0 : 2 * NEAR * SIZE / hits.size();
    var last = near.last();
    for (int visited = NEAR; hits.size() < SIZE && last != null; visited += STEP) {
      if (!isWorthIt || visited > furthest) {
        return rare(question, scope, place);
      }
      var step = walk(question, scope, last.place(), STEP).get(scope);
      hits.addAll(step == null ? List.of() : step.hits());
      last = step == null ? null : step.last();
    }
    return hits;
  }

  /** What is near in the scopes that are shown first, and of the others the first entry. */
  private Map<Scope, Walked> nearest(Question question, After place) {
    var first = shownFirst(question.scopes());
    var others = EnumSet.copyOf(question.scopes());
    others.removeAll(first);
    var parameters = question.at(place, "scopes", words(first));
    parameters.put("ahead", words(others));
    return walked(walkBy(question, NEAR) + " union all " + FIRST, parameters, NEAR);
  }

  private Map<Scope, Walked> walk(Question question, Scope scope, After place, int length) {
    return walked(
        walkBy(question, length), question.at(place, "scopes", words(List.of(scope))), length);
  }

  private static String walkBy(Question question, int length) {
    return WALK.formatted(COLUMNS, AFTER, IN_ORDER, question.condition(), length, NOTEBOOK, ENOUGH);
  }

  private static String[] words(Collection<Scope> scopes) {
    return scopes.stream().map(Scope::word).toArray(String[]::new);
  }

  private Map<Scope, Walked> walked(String sql, Map<String, Object> parameters, int length) {
    var found = new EnumMap<Scope, Walked>(Scope.class);
    for (var row : rows.of(sql, parameters)) {
      var candidate = Candidate.of(row);
      var before = found.getOrDefault(candidate.scope(), Walked.NOTHING);
      var hits = before.hits();
      if ((Boolean) row[11]) {
        hits = hits.isEmpty() ? new ArrayList<>() : hits;
        hits.add(candidate);
      }
      long number = (Long) row[13];
      found.put(
          candidate.scope(),
          new Walked(
              number == 1 ? candidate : before.first(),
              number == length ? candidate : before.last(),
              hits,
              (Long) row[14] + number * ENTRY_BYTES));
    }
    return found;
  }

  private List<Candidate> rare(Question question, Scope scope, After place) {
    return candidates(
        RARE.formatted(COLUMNS, AFTER, IN_ORDER, scope.word(), question.condition(), SIZE),
        question.at(place));
  }

  private List<Candidate> filtered(Question question, Scope scope, After place) {
    return candidates(
        FILTERED.formatted(COLUMNS, AFTER, IN_ORDER, question.condition(), SIZE),
        question.at(place, "scope", scope.word()));
  }

  private List<Candidate> candidates(String sql, Map<String, Object> parameters) {
    return rows.of(sql, parameters).stream().map(Candidate::of).toList();
  }
}
