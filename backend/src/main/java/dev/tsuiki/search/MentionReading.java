package dev.tsuiki.search;

import dev.tsuiki.annotation.AnnotationReading;
import dev.tsuiki.annotation.AnnotationView;
import dev.tsuiki.annotation.KeyIndex;
import dev.tsuiki.annotation.Mentions;
import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.notebook.CurrentNotebook.Standing;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.PageToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds where an experiment is named. The index tells which texts have the words of its keys;
 * whether they really name it, and not another whose key is longer, only the reading of the text
 * can say. So nothing has to be remembered when a key is posted after the text.
 */
@ApplicationScoped
class MentionReading {
  private static final int WINDOW = 200;

  /** More texts than these are sooner found among all in their order. */
  private static final int FEW = 2000;

  /** By the index of words, to which no other is preferred; the words tell the notebook as well. */
  private static final String NAMED =
      """
      select e.record from (
        select e.record, e.notebook from search_entry e
        where e.scope = 'text' and e.words @@ (select cast(:words as tsquery)) limit :atMost) e
      where e.notebook = :notebook
      """;

  private static final String ELSEWHERE =
      """
      select a.seq, a.occurred_at, a.text from annotation a
      where a.notebook = :notebook and %s
        and not exists (select from about b
          where b.notebook = a.notebook and b.record = a.id and b.target = :experiment)
        and (a.occurred_at, a.seq) > (:occurredAt, :seq)
      order by a.occurred_at, a.seq limit :limit
      """;

  private static final String AMONG_FEW = ELSEWHERE.formatted("a.id = any(:some)");

  /** Asked of one annotation after the other. */
  private static final String AMONG_ALL =
      ELSEWHERE.formatted(
          """
          exists (select from search_entry e where e.notebook = a.notebook and e.record = a.id
            and e.scope = 'text' and e.words @@ (select cast(:words as tsquery)) offset 0)
          """);

  private final Rows rows;
  private final Keys keys;
  private final AnnotationReading annotations;
  private final Indexing indexing;

  MentionReading(Rows rows, Keys keys, AnnotationReading annotations, Indexing indexing) {
    this.rows = rows;
    this.keys = keys;
    this.annotations = annotations;
    this.indexing = indexing;
  }

  private record Found(long seq, Instant occurredAt, String text) {}

  Page<AnnotationView> list(
      Standing standing, UUID experiment, int limit, @Nullable String pageToken) {
    var notebook = standing.notebook();
    var token = PageToken.decode(pageToken, 2);
    var prefix = indexing.catchUp(notebook, standing.lastSeq()).orElse("");
    var own = own(notebook, experiment);
    var parameters = new HashMap<String, Object>();
    parameters.put("notebook", notebook);
    parameters.put("experiment", experiment);
    parameters.put("limit", WINDOW);
    parameters.put(
        "occurredAt",
        token == null ? Instant.EPOCH.minusSeconds(1L << 36) : token.value(0, Instant::parse));
    parameters.put("seq", token == null ? 0L : token.value(1, Long::valueOf));
    var index = new KeyIndex(keys.all(notebook));
    var found = new ArrayList<Found>();
    var sql = among(parameters, words(prefix, own));
    while (found.size() <= limit) {
      var window = window(sql, parameters);
      window.stream()
          .filter(
              each ->
                  Mentions.in(each.text(), index).stream()
                      .anyMatch(mention -> own.contains(mention.key())))
          .forEach(found::add);
      if (window.size() < WINDOW) {
        break;
      }
      parameters.put("occurredAt", window.get(WINDOW - 1).occurredAt());
      parameters.put("seq", window.get(WINDOW - 1).seq());
    }
    var page =
        Page.of(
            found.subList(0, Math.min(found.size(), limit + 1)),
            limit,
            last -> PageToken.of(last.occurredAt(), last.seq()));
    return new Page<>(views(notebook, page.items()), page.nextPageToken());
  }

  private Set<String> own(UUID notebook, UUID experiment) {
    return new HashSet<>(
        rows.column(
            "select key from experiment_key where notebook = :notebook and experiment = :experiment",
            Map.of("notebook", notebook, "experiment", experiment),
            String.class));
  }

  private static String words(String prefix, Set<String> own) {
    return own.stream()
        .map(key -> String.join(" & ", Term.of(key, true).exactly(prefix)))
        .filter(condition -> !condition.isEmpty())
        .collect(Collectors.joining(" | "));
  }

  /** The statement by which the texts with these words are read, given what it takes. */
  private String among(Map<String, Object> parameters, String words) {
    parameters.put("words", words);
    parameters.put("atMost", FEW + 1);
    var some = rows.column(NAMED, parameters, UUID.class);
    parameters.put("some", some.toArray(UUID[]::new));
    return some.size() <= FEW ? AMONG_FEW : AMONG_ALL;
  }

  private List<Found> window(String sql, Map<String, Object> parameters) {
    return rows.of(sql, parameters).stream()
        .map(row -> new Found((Long) row[0], (Instant) row[1], (String) row[2]))
        .toList();
  }

  private List<AnnotationView> views(UUID notebook, List<Found> found) {
    var bySeq =
        annotations.some(notebook, found.stream().map(Found::seq).toList()).stream()
            .collect(Collectors.toMap(AnnotationView::seq, view -> view));
    return found.stream().map(each -> bySeq.get(each.seq())).filter(view -> view != null).toList();
  }
}
