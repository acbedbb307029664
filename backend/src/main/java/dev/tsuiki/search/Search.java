package dev.tsuiki.search;

import dev.tsuiki.notebook.CurrentNotebook.Standing;
import dev.tsuiki.search.Candidates.After;
import dev.tsuiki.search.Candidates.Candidate;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.PageToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds page by page. The index gives candidates in a fixed order, a window at a time; what is
 * really there is put in order within its window, so a page's token is a place in the index and how
 * many of the window after it were shown.
 */
@ApplicationScoped
class Search {
  /** After so many candidates, or so much time, a page ends where it is and says how to go on. */
  private static final int AT_MOST = 2000;

  private static final long PATIENCE = 1_000_000_000L;
  private static final Comparator<Shown.Scored> ORDER =
      Comparator.comparingDouble(Shown.Scored::score)
          .thenComparingLong(scored -> scored.hit().seq())
          .reversed()
          .thenComparingInt(scored -> scored.hit().offset());
  private static final String BEGINNING = "-";

  private final Candidates candidates;
  private final Windows windows;
  private final Shown shown;
  private final Indexing indexing;

  Search(Candidates candidates, Windows windows, Shown shown, Indexing indexing) {
    this.candidates = candidates;
    this.windows = windows;
    this.shown = shown;
    this.indexing = indexing;
  }

  private record Place(@Nullable After after, int skip) {
    static Place of(@Nullable PageToken token) {
      if (token == null) {
        return new Place(null, 0);
      }
      int skip = Math.max(0, token.value(3, Integer::valueOf));
      return new Place(token.values().get(0).equals(BEGINNING) ? null : After.of(token), skip);
    }

    PageToken token() {
      return after == null
          ? PageToken.of(BEGINNING, BEGINNING, BEGINNING, skip)
          : PageToken.of(after.rank(), after.seq(), after.piece(), skip);
    }
  }

  Page<SearchHit> find(
      Standing standing, Asked asked, Set<Scope> scopes, int limit, @Nullable String pageToken) {
    var place = Place.of(PageToken.decode(pageToken, 4));
    var question =
        indexing
            .catchUp(standing.notebook(), standing.lastSeq())
            .flatMap(
                prefix ->
                    candidates.question(
                        standing.notebook(), prefix, standing.person(), asked, scopes))
            .orElse(null);
    var hits = new ArrayList<SearchHit>();
    var seen = new HashSet<List<Object>>();
    long until = System.nanoTime() + PATIENCE;
    int looked = 0;
    while (question != null) {
      var window = windows.next(question, place.after() == null ? After.NOTHING : place.after());
      int room = limit - hits.size();
      int enough = Math.min(place.skip(), Windows.SIZE) + room + 1;
      var found = hits(standing.notebook(), window, asked.terms(), enough, seen);
      int from = Math.min(place.skip(), found.size());
      if (found.size() - from > room) {
        hits.addAll(found.subList(from, from + room));
        return page(hits, new Place(place.after(), from + room));
      }
      hits.addAll(found.subList(from, found.size()));
      if (window.size() < Windows.SIZE) {
        break;
      }
      looked += window.size();
      place = new Place(window.get(window.size() - 1).place(), 0);
      if (hits.size() == limit || looked >= AT_MOST || System.nanoTime() > until) {
        return page(hits, place);
      }
    }
    return page(hits, null);
  }

  /**
   * The hits of a window in their order, or only the first of them if these are enough: no more
   * records are read than it takes to know that nothing of the others comes before.
   */
  private List<SearchHit> hits(
      UUID notebook, List<Candidate> window, List<Term> terms, int enough, Set<List<Object>> seen) {
    if (enough >= window.size()) {
      return ordered(shown.of(notebook, window, terms), seen);
    }
    var read = new ArrayList<>(shown.of(notebook, window.subList(0, enough), terms));
    var unread = window.subList(enough, window.size());
    var first =
        ordered(
            read.stream().filter(scored -> scored.isBefore(unread.get(0))).toList(),
            new HashSet<>(seen));
    if (first.size() >= enough) {
      return first;
    }
    read.addAll(shown.of(notebook, unread, terms));
    return ordered(read, seen);
  }

  private static Page<SearchHit> page(List<SearchHit> hits, @Nullable Place next) {
    return next == null ? new Page<>(hits, null) : Page.upTo(hits, next.token());
  }

  /** A long text that has the words in several of its pieces is one hit; code is not. */
  private static List<SearchHit> ordered(List<Shown.Scored> found, Set<List<Object>> seen) {
    return found.stream()
        .sorted(ORDER)
        .map(Shown.Scored::hit)
        .filter(hit -> hit.in() == Scope.CODE || seen.add(List.<Object>of(hit.in(), hit.record())))
        .toList();
  }
}
