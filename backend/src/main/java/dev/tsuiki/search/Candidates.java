package dev.tsuiki.search;

import dev.tsuiki.account.Person;
import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.web.PageToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the index says may have the words, in the order in which it would be shown. */
@ApplicationScoped
class Candidates {
  private static final String PICTURES =
      """
      (exists (select from attachment_now p where p.notebook = e.notebook and p.width is not null and p.id = e.record)
        or exists (select from attachment p join about b on b.notebook = p.notebook and b.record = p.id
          where p.notebook = e.notebook and p.width is not null and b.target = e.record)
        or exists (select from journal j join attachment p on p.notebook = j.notebook
            and p.id::text in (select jsonb_array_elements_text(j.record::jsonb -> 'attachments'))
          where j.notebook = e.notebook and j.seq = e.seq and j.type = 'annotation' and p.width is not null))
      """;

  private final Rows rows;
  private final Keys keys;

  Candidates(Rows rows, Keys keys) {
    this.rows = rows;
    this.keys = keys;
  }

  /** A place in the order. */
  record After(double rank, long seq, int piece) {
    /** Where the order begins. */
    static final After NOTHING =
        new After(Double.POSITIVE_INFINITY, Long.MAX_VALUE, Integer.MAX_VALUE);

    static After of(PageToken token) {
      return new After(
          token.value(0, Double::valueOf),
          token.value(1, Long::valueOf),
          token.value(2, Integer::valueOf));
    }
  }

  /** One entry of the index. */
  record Candidate(
      UUID record,
      Scope scope,
      int piece,
      long seq,
      double rank,
      Instant occurredAt,
      @Nullable UUID experiment,
      @Nullable String sha256,
      @Nullable String path,
      int starts,
      int ends) {

    static Candidate of(Object[] row) {
      return new Candidate(
          (UUID) row[0],
          Scope.of((String) row[1]),
          (Integer) row[2],
          (Long) row[3],
          (Double) row[4],
          (Instant) row[5],
          (UUID) row[6],
          row[7] == null ? null : HexFormat.of().formatHex((byte[]) row[7]),
          (String) row[8],
          (Integer) row[9],
          (Integer) row[10]);
    }

    After place() {
      return new After(rank, seq, piece);
    }
  }

  /**
   * What does not change from page to page.
   *
   * @param condition in SQL, of the entry {@code e}
   * @param parameters what the condition takes
   */
  record Question(
      SortedSet<Scope> scopes, String condition, boolean hasWords, Map<String, Object> parameters) {

    Map<String, Object> at(After place) {
      var all = new HashMap<>(parameters);
      all.put("rank", place.rank());
      all.put("seq", place.seq());
      all.put("piece", place.piece());
      return all;
    }

    Map<String, Object> at(After place, String name, Object value) {
      var all = at(place);
      all.put(name, value);
      return all;
    }
  }

  /** Empty where nothing can be found. */
  Optional<Question> question(
      UUID notebook, String prefix, Person person, Asked asked, Set<Scope> scopes) {
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    var condition = new StringBuilder("true");
    var parameters = new HashMap<String, Object>(Map.of("notebook", notebook));
    var words =
        asked.terms().stream()
            .flatMap(term -> term.conditions(prefix).stream())
            .distinct()
            .collect(Collectors.joining(" & "));
    if (!words.isEmpty()) {
      add(condition, parameters, "e.words @@ (select cast(:words as tsquery))", "words", words);
    }
    if (asked.since() != null) {
      add(condition, parameters, "e.occurred_at >= :since", "since", asked.since());
    }
    if (asked.until() != null) {
      add(condition, parameters, "e.occurred_at < :until", "until", asked.until());
    }
    if (asked.by() != null) {
      add(
          condition,
          parameters,
          "e.author = any(:authors)",
          "authors",
          authors(notebook, person, asked.by()));
    }
    if (asked.about() != null) {
      var key = Keys.reference(asked.about().replaceFirst("^@", ""));
      var experiment = key == null ? Optional.<UUID>empty() : keys.find(notebook, key);
      if (experiment.isEmpty()) {
        return Optional.empty();
      }
      add(
          condition,
          parameters,
          "(e.experiment = :about or e.record in (select b.record from about b where b.notebook = :notebook and b.target = :about))",
          "about",
          experiment.get());
    }
    if (asked.hasImage()) {
      condition.append(" and ").append(PICTURES);
    }
    return Optional.of(
        new Question(new TreeSet<>(scopes), condition.toString(), !words.isEmpty(), parameters));
  }

  /** What stands in front of a notebook's words in the index. */
  static String prefix(long number) {
    return Long.toString(number, 36) + ":";
  }

  /** Members by a part of their name, in the width and case in which it comes. */
  private UUID[] authors(UUID notebook, Person person, String name) {
    if (name.equals("me")) {
      return new UUID[] {person.id()};
    }
    var wanted = Folded.of(name).text();
    return rows
        .of(
            """
            select a.id, a.name from account a where a.id in (
              select account from member where notebook = :notebook
              union select distinct author from search_entry where notebook = :notebook)
            """,
            Map.of("notebook", notebook))
        .stream()
        .filter(row -> Folded.of((String) row[1]).text().contains(wanted))
        .map(row -> (UUID) row[0])
        .toArray(UUID[]::new);
  }

  private static void add(
      StringBuilder sql,
      Map<String, Object> parameters,
      String condition,
      String name,
      Object value) {
    sql.append(" and ").append(condition);
    parameters.put(name, value);
  }
}
