package dev.tsuiki.experiment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsuiki.annotation.Kind;
import dev.tsuiki.code.AssumedParents;
import dev.tsuiki.database.Rows;
import dev.tsuiki.experiment.ExperimentView.Counts;
import dev.tsuiki.experiment.ExperimentView.Parent;
import dev.tsuiki.experiment.ExperimentView.Summary;
import dev.tsuiki.journal.Entry;
import dev.tsuiki.journal.Reading;
import dev.tsuiki.journal.Redacted;
import dev.tsuiki.web.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads experiments as they are known now, many at once with a handful of queries. */
@ApplicationScoped
class ExperimentReading {
  private static final String NOW =
      """
      select e.id, e.seq, e.occurred_at, e.key, e.title, e.parents, e.finished, e.withdrawn,
        (select count(*) from snapshot s where s.notebook = e.notebook and s.experiment = e.id),
        (select count(*) from experiment_amendment a where a.notebook = e.notebook and a.experiment = e.id)
      from experiment_now e where e.notebook = :notebook and e.id = any(:ids)
      """;
  private static final String RESULTS =
      "select experiment, name, value from result_now where notebook = :notebook and experiment = any(:ids)"
          + " and value is not null order by name";
  private static final String KEYS =
      "select experiment, key from experiment_key where notebook = :notebook and experiment = any(:ids) order by seq";
  private static final String PARENTS =
      "select key, experiment from experiment_key where notebook = :notebook and key = any(:keys)";
  private static final String ABOUT =
      """
      select ab.target, count(distinct ab.record) filter (where j.type = 'annotation'),
        count(distinct ab.record) filter (where j.type = 'attachment')
      from about ab join journal j on j.notebook = ab.notebook and j.id = ab.record
      where ab.notebook = :notebook and ab.target = any(:ids) and ab.kind = 'experiment' group by ab.target
      """;
  private static final String SAID =
      """
      select distinct on (ab.target) ab.target, a.id, a.kind, a.text
      from about ab join annotation a on a.notebook = ab.notebook and a.id = ab.record
      where ab.notebook = :notebook and ab.target = any(:ids) and ab.kind = 'experiment' and a.text <> '' and a.kind %s
      order by ab.target, %s
      """;
  private static final String SUMMARIES = SAID.formatted("= 'summary'", "a.seq desc");
  private static final String FIRST_WORDS =
      SAID.formatted("in ('note', 'comment')", "a.occurred_at, a.seq");

  private final Rows rows;
  private final Reading journal;
  private final AssumedParents assumedParents;
  private final ObjectMapper json;

  ExperimentReading(Rows rows, Reading journal, AssumedParents assumedParents, ObjectMapper json) {
    this.assumedParents = assumedParents;
    this.rows = rows;
    this.journal = journal;
    this.json = json;
  }

  /** The part of the journal's record that no table repeats. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Rest(
      @Nullable ObjectNode restore, @Nullable List<Notice> notices, @Nullable Redacted redacted) {}

  ExperimentView one(UUID notebook, UUID id) {
    return some(notebook, List.of(id)).get(0);
  }

  /** In the order of the ids. */
  List<ExperimentView> some(UUID notebook, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var asked = Map.<String, Object>of("notebook", notebook, "ids", ids.toArray(UUID[]::new));
    var rows = new HashMap<UUID, Object[]>();
    query(NOW, asked).forEach(row -> rows.put((UUID) row[0], row));
    var entries =
        journal.some(notebook, rows.values().stream().map(row -> (Long) row[1]).toList()).stream()
            .collect(Collectors.toMap(Entry::seq, entry -> entry));
    var results = new HashMap<UUID, Map<String, ResultValue>>();
    query(RESULTS, asked)
        .forEach(
            row ->
                results
                    .computeIfAbsent((UUID) row[0], none -> new TreeMap<>())
                    .put((String) row[1], new ResultValue((Double) row[2])));
    var aliases = new HashMap<UUID, List<String>>();
    query(KEYS, asked)
        .forEach(
            row ->
                aliases
                    .computeIfAbsent((UUID) row[0], none -> new ArrayList<>())
                    .add((String) row[1]));
    var counts = new HashMap<UUID, Object[]>();
    query(ABOUT, asked).forEach(row -> counts.put((UUID) row[0], row));
    var said = summaries(asked);
    var parents = parents(notebook, rows.values());
    var assumed = assumed(notebook, rows.values());
    return ids.stream()
        .map(rows::get)
        .filter(row -> row != null)
        .map(
            row -> {
              var id = (UUID) row[0];
              var entry = Objects.requireNonNull(entries.get((Long) row[1]), "journal row");
              var key = (String) row[3];
              var rest = rest(entry);
              return new ExperimentView(
                  id,
                  key,
                  aliases.getOrDefault(id, List.of()).stream()
                      .filter(alias -> !alias.equals(key))
                      .toList(),
                  (String) row[4],
                  entry.author(),
                  (Instant) row[2],
                  entry.recordedAt(),
                  entry.seq(),
                  row[5] == null
                      ? assumed.getOrDefault(id, List.of())
                      : names((String[]) row[5]).stream()
                          .map(name -> new Parent(name, parents.get(name), false))
                          .toList(),
                  results.getOrDefault(id, Map.of()),
                  said.get(id),
                  finished((String) row[6]),
                  (Boolean) row[7],
                  rest.restore(),
                  counts(counts.get(id), row),
                  rest.redacted(),
                  rest.notices() == null ? List.of() : rest.notices(),
                  null);
            })
        .toList();
  }

  private Map<UUID, Summary> summaries(Map<String, Object> asked) {
    var said = new HashMap<UUID, Summary>();
    query(FIRST_WORDS, asked)
        .forEach(row -> said.put((UUID) row[0], summary(row, FirstSentence.of((String) row[3]))));
    query(SUMMARIES, asked).forEach(row -> said.put((UUID) row[0], summary(row, (String) row[3])));
    return said;
  }

  private static Summary summary(Object[] row, String text) {
    return new Summary(
        text, (UUID) row[1], Kind.valueOf(((String) row[2]).toUpperCase(Locale.ROOT)));
  }

  private Map<String, UUID> parents(UUID notebook, Collection<Object[]> rows) {
    var keys =
        rows.stream()
            .flatMap(row -> names((String[]) row[5]).stream())
            .distinct()
            .toArray(String[]::new);
    var found = new HashMap<String, UUID>();
    if (keys.length > 0) {
      query(PARENTS, Map.of("notebook", notebook, "keys", keys))
          .forEach(row -> found.put((String) row[0], (UUID) row[1]));
    }
    return found;
  }

  private Map<UUID, List<Parent>> assumed(UUID notebook, Collection<Object[]> rows) {
    var without =
        rows.stream()
            .filter(row -> row[5] == null && (Long) row[8] > 0)
            .map(row -> (UUID) row[0])
            .toList();
    if (without.isEmpty()) {
      return Map.of();
    }
    var parents = assumedParents.of(notebook, without);
    var keys = new HashMap<UUID, String>();
    query(
            "select id, key from experiment_now where notebook = :notebook and id = any(:ids) and not withdrawn",
            Map.of("notebook", notebook, "ids", parents.values().toArray(UUID[]::new)))
        .forEach(row -> keys.put((UUID) row[0], (String) row[1]));
    var found = new HashMap<UUID, List<Parent>>();
    parents.forEach(
        (id, parent) -> {
          var key = keys.get(parent);
          if (key != null) {
            found.put(id, List.of(new Parent(key, parent, true)));
          }
        });
    return found;
  }

  private static Counts counts(Object @Nullable [] about, Object[] row) {
    return new Counts(
        about == null ? 0 : (Long) about[1],
        about == null ? 0 : (Long) about[2],
        (Long) row[8],
        (Long) row[9]);
  }

  private static List<String> names(String @Nullable [] parents) {
    return parents == null ? List.of() : List.of(parents);
  }

  private Rest rest(Entry entry) {
    try {
      return json.readValue(entry.record(), Rest.class);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("record %d cannot be read".formatted(entry.seq()), notOurs);
    }
  }

  private @Nullable Finished finished(@Nullable String text) {
    try {
      return text == null ? null : json.readValue(text, Finished.class);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException(notOurs);
    }
  }

  private List<Object[]> query(String sql, Map<String, Object> parameters) {
    return rows.of(sql, parameters);
  }
}
