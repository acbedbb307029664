package dev.tsuiki.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Entry;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.journal.Reading;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.PageToken;
import dev.tsuiki.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds annotations: the numbers by the tables that are for asking, the content from the journal.
 */
@ApplicationScoped
public class AnnotationReading {
  private static final UUID NOWHERE = new UUID(0, 0);

  private final Rows rows;
  private final Reading journal;
  private final Keys keys;
  private final ObjectReader content;

  AnnotationReading(Rows rows, Reading journal, Keys keys, ObjectMapper json) {
    this.rows = rows;
    this.journal = journal;
    this.keys = keys;
    this.content = json.readerFor(AnnotationView.Content.class);
  }

  AnnotationView one(UUID notebook, UUID id) {
    var entry =
        journal
            .one(notebook, id)
            .filter(found -> found.type() == RecordType.ANNOTATION)
            .orElseThrow(() -> ProblemException.notFound("there is no such annotation"));
    return view(entry);
  }

  AnnotationView withThread(UUID notebook, UUID id) {
    var seqs =
        rows.column(
            """
                with recursive thread (id) as (
                  values (cast(:id as uuid))
                  union
                  select about.record from about join thread on about.target = thread.id
                  where about.notebook = :notebook)
                select a.seq from annotation a join thread on thread.id = a.id
                where a.notebook = :notebook and a.id <> :id
                """,
            Map.of("id", id, "notebook", notebook),
            Long.class);
    return one(notebook, id).withThread(views(notebook, seqs));
  }

  /** Newest first. */
  Page<AnnotationView> list(UUID notebook, AnnotationQuery query) {
    int limit = Page.size(query.limit());
    var sql =
        new StringBuilder("select occurred_at, seq from annotation a where notebook = :notebook");
    var parameters = new HashMap<String, Object>(Map.of("notebook", notebook));
    filter(
        sql, parameters, "kind = :kind", "kind", query.kindAsked() == null ? null : query.kind());
    filter(sql, parameters, "author = :author", "author", query.authorAsked());
    filter(sql, parameters, "occurred_at >= :since", "since", query.sinceAsked());
    filter(sql, parameters, "occurred_at < :until", "until", query.untilAsked());
    var about = query.aboutAsked();
    filter(
        sql,
        parameters,
        "exists (select from about where about.notebook = a.notebook and about.record = a.id and target = :target)",
        "target",
        about == null ? null : target(notebook, about[0], about[1]));
    var after = PageToken.decode(query.pageToken(), 2);
    if (after != null) {
      sql.append(" and (occurred_at, seq) < (:occurredAt, :seq)");
      parameters.put("occurredAt", after.value(0, Instant::parse));
      parameters.put("seq", after.value(1, Long::valueOf));
    }
    sql.append(" order by occurred_at desc, seq desc limit ").append(limit + 1);
    var found = rows.of(sql.toString(), parameters);
    var page = Page.of(found, limit, last -> PageToken.of(last[0], last[1]));
    var bySeq = new HashMap<Long, AnnotationView>();
    views(notebook, page.items().stream().map(row -> (Long) row[1]).toList())
        .forEach(view -> bySeq.put(view.seq(), view));
    var items = new ArrayList<AnnotationView>();
    for (var row : page.items()) {
      var view = bySeq.get((Long) row[1]);
      if (view != null) {
        items.add(view);
      }
    }
    return new Page<>(items, page.nextPageToken());
  }

  private static void filter(
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

  /**
   * The id of what is asked about; one that nothing has, so that nothing is found, where it is not
   * known here.
   */
  private UUID target(UUID notebook, String kind, String name) {
    return switch (kind) {
      case "experiment" -> {
        var key = Keys.reference(name);
        yield key == null ? NOWHERE : keys.find(notebook, key).orElse(NOWHERE);
      }
      case "annotation", "attachment" -> AnnotationQuery.uuid("about", name);
      default ->
          throw ProblemException.invalid(
              "about", "is about none of experiment, annotation, attachment");
    };
  }

  /** Those with these numbers, in number order. */
  public List<AnnotationView> some(UUID notebook, Collection<Long> seqs) {
    return views(notebook, seqs);
  }

  private List<AnnotationView> views(UUID notebook, Collection<Long> seqs) {
    return journal.some(notebook, seqs).stream()
        .map(this::view)
        .sorted(Comparator.comparingLong(AnnotationView::seq))
        .toList();
  }

  private AnnotationView view(Entry entry) {
    try {
      AnnotationView.Content record = content.readValue(entry.record());
      return new AnnotationView(
          record.id(),
          entry.seq(),
          entry.recordedAt(),
          entry.author(),
          record.kind(),
          record.text(),
          record.about(),
          record.attachments(),
          record.occurredAt(),
          record.redacted(),
          null);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("record %d cannot be read".formatted(entry.seq()), notOurs);
    }
  }
}
