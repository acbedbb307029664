package dev.tsuiki.experiment;

import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.PageToken;
import dev.tsuiki.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists experiments by what is asked for. */
@ApplicationScoped
class ExperimentList {
  private static final String NONE = "-";

  private final Rows rows;
  private final ExperimentReading reading;
  private final Lineages lineages;
  private final Keys keys;

  ExperimentList(Rows rows, ExperimentReading reading, Lineages lineages, Keys keys) {
    this.rows = rows;
    this.reading = reading;
    this.lineages = lineages;
    this.keys = keys;
  }

  Page<ExperimentView> list(UUID notebook, ExperimentQuery query) {
    int limit = Page.size(query.limit());
    var sql = new StringBuilder();
    var parameters = new HashMap<String, Object>(Map.of("notebook", notebook));
    select(sql, parameters, query);
    filter(sql, parameters, notebook, query);
    order(sql, parameters, query);
    sql.append(" limit ").append(limit + 1);
    var found = rows.of(sql.toString(), parameters);
    var page =
        Page.of(
            found,
            limit,
            last -> PageToken.of(last[1] == null ? NONE : String.valueOf(last[1]), last[2]));
    var ids = page.items().stream().map(row -> (UUID) row[0]).toList();
    return new Page<>(reading.some(notebook, ids), page.nextPageToken());
  }

  /** The id and the two values that order: a result or the time, and the number. */
  private static void select(
      StringBuilder sql, Map<String, Object> parameters, ExperimentQuery query) {
    var result = query.orderedResult();
    if (result == null) {
      sql.append("select e.id, e.occurred_at as value, e.seq from experiment_now e");
    } else {
      // NaN is in no order with anything; it goes with those that have no such result
      sql.append("select e.id, nullif(r.value, 'NaN') as value, e.seq from experiment_now e")
          .append(
              " left join result_now r on r.notebook = e.notebook and r.experiment = e.id and r.name = :ordered");
      parameters.put("ordered", result);
    }
    sql.append(" where e.notebook = :notebook");
  }

  private void filter(
      StringBuilder sql, Map<String, Object> parameters, UUID notebook, ExperimentQuery query) {
    and(sql, parameters, "e.author = :author", "author", query.authorAsked());
    and(
        sql,
        parameters,
        "e.occurred_at >= :since",
        "since",
        ExperimentQuery.time("since", query.since()));
    and(
        sql,
        parameters,
        "e.occurred_at < :until",
        "until",
        ExperimentQuery.time("until", query.until()));
    if (!Boolean.TRUE.equals(query.withdrawn())) {
      sql.append(" and not e.withdrawn");
    }
    and(
        sql,
        parameters,
        "(strpos(lower(e.key), lower(:q)) > 0 or strpos(lower(coalesce(e.title, '')), lower(:q)) > 0)",
        "q",
        query.q() == null || query.q().isBlank() ? null : query.q().strip());
    if (query.parent() != null) {
      var parent = known("parent", notebook, query.parent());
      and(
          sql,
          parameters,
          "e.parents && array(select k.key from experiment_key k"
              + " where k.notebook = :notebook and k.experiment = :parent)",
          "parent",
          parent);
    }
    if (query.ancestorsOf() != null) {
      var of = known("ancestorsOf", notebook, query.ancestorsOf());
      among(sql, parameters, "ancestors", lineages.of(notebook).ancestors(of));
    }
    if (query.descendantsOf() != null) {
      var of = known("descendantsOf", notebook, query.descendantsOf());
      among(sql, parameters, "descendants", lineages.of(notebook).descendants(of));
    }
    var conditions = query.conditions();
    for (int i = 0; i < conditions.size(); i++) {
      var condition = conditions.get(i);
      sql.append(
          """
           and exists (select from result_now w where w.notebook = e.notebook and w.experiment = e.id
             and w.name = :name%1$d and w.value <> 'NaN' and w.value %2$s :value%1$d)
          """
              .formatted(i, condition.operator()));
      parameters.put("name" + i, condition.name());
      parameters.put("value" + i, condition.value());
    }
  }

  private static void order(
      StringBuilder sql, Map<String, Object> parameters, ExperimentQuery query) {
    var before = query.isDescending() ? "<" : ">";
    var way = query.isDescending() ? "desc" : "asc";
    var after = PageToken.decode(query.pageToken(), 2);
    var inner = sql.toString();
    sql.setLength(0);
    sql.append("select id, value, seq from (").append(inner).append(") x");
    if (after != null) {
      var seq = after.value(1, Long::valueOf);
      parameters.put("seq", seq);
      if (after.values().get(0).equals(NONE)) {
        sql.append(" where value is null and seq ").append(before).append(" :seq");
      } else {
        sql.append(" where value is null or (value, seq) ")
            .append(before)
            .append(" (:value, :seq)");
        parameters.put(
            "value",
            query.orderedResult() == null
                ? after.value(0, Instant::parse)
                : after.value(0, Double::valueOf));
      }
    }
    // every experiment has a time, and only without a word about nulls does the index give the
    // order
    var nulls = query.orderedResult() == null ? "" : " nulls last";
    sql.append(" order by value %1$s%2$s, seq %1$s".formatted(way, nulls));
  }

  private UUID known(String field, UUID notebook, String name) {
    var key = Keys.reference(name);
    return (key == null ? Optional.<UUID>empty() : keys.find(notebook, key))
        .orElseThrow(() -> ProblemException.invalid(field, "is no experiment of this notebook"));
  }

  private static void among(
      StringBuilder sql, Map<String, Object> parameters, String name, Set<UUID> ids) {
    and(sql, parameters, "e.id = any(:" + name + ")", name, ids.toArray(UUID[]::new));
  }

  private static void and(
      StringBuilder sql,
      Map<String, Object> parameters,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      sql.append(" and ").append(condition);
      parameters.put(name, value);
    }
  }

  /** Everything that led to an experiment and came of it, in time order, with the steps between. */
  LineageView lineage(UUID notebook, UUID experiment) {
    var lineage = lineages.of(notebook);
    var ids = new LinkedHashSet<UUID>(lineage.ancestors(experiment));
    ids.add(experiment);
    ids.addAll(lineage.descendants(experiment));
    var items =
        reading.some(notebook, List.copyOf(ids)).stream()
            .sorted(
                Comparator.comparing(ExperimentView::occurredAt)
                    .thenComparingLong(ExperimentView::seq))
            .toList();
    return new LineageView(items, lineage.edges(ids));
  }
}
