package dev.tsuiki.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Entry;
import dev.tsuiki.journal.Reading;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads excerpts: one, or the names with where each was made. */
@ApplicationScoped
class ExcerptReading {
  private static final String LATEST =
      """
      select distinct on (name, experiment) name, seq from excerpt
      where notebook = :notebook order by name, experiment, seq desc
      """;
  private static final String KEYS =
      "select id, key from experiment_now where notebook = :notebook and id = any(:ids)";

  private final Rows rows;
  private final Reading journal;
  private final ObjectReader content;

  ExcerptReading(Rows rows, Reading journal, ObjectMapper json) {
    this.rows = rows;
    this.journal = journal;
    this.content = json.readerFor(ExcerptView.Content.class);
  }

  ExcerptView one(UUID notebook, UUID id) {
    return journal
        .one(notebook, id)
        .filter(entry -> entry.type() == RecordType.EXCERPT)
        .map(entry -> views(notebook, List.of(entry)).get(0))
        .orElseThrow(() -> ProblemException.notFound("there is no such excerpt"));
  }

  /** In the order of the names; of each the latest that was made on every trial, oldest first. */
  List<ExcerptName> names(UUID notebook) {
    var seqs =
        rows.of(LATEST, Map.of("notebook", notebook)).stream().map(row -> (Long) row[1]).toList();
    var names = new LinkedHashMap<String, List<ExcerptView>>();
    for (var view : views(notebook, journal.some(notebook, seqs))) {
      names.computeIfAbsent(String.valueOf(view.name()), none -> new ArrayList<>()).add(view);
    }
    return names.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> new ExcerptName(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<ExcerptView> views(UUID notebook, List<Entry> entries) {
    var contents = new LinkedHashMap<Entry, ExcerptView.Content>();
    entries.forEach(entry -> contents.put(entry, read(entry)));
    var ids =
        contents.values().stream()
            .map(ExcerptView.Content::experimentId)
            .filter(id -> id != null)
            .distinct()
            .toArray(UUID[]::new);
    var keys = new HashMap<UUID, String>();
    rows.of(KEYS, Map.of("notebook", notebook, "ids", ids))
        .forEach(row -> keys.put((UUID) row[0], (String) row[1]));
    return contents.entrySet().stream()
        .map(
            entry ->
                view(entry.getKey(), entry.getValue(), keys.get(entry.getValue().experimentId())))
        .toList();
  }

  private static ExcerptView view(
      Entry entry, ExcerptView.Content record, @Nullable String experiment) {
    return new ExcerptView(
        record.id(),
        entry.seq(),
        entry.recordedAt(),
        entry.author(),
        record.name(),
        experiment,
        record.experimentId(),
        record.snapshot(),
        record.regions(),
        record.redacted());
  }

  private ExcerptView.Content read(Entry entry) {
    try {
      return content.readValue(entry.record());
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("record %d cannot be read".formatted(entry.seq()), notOurs);
    }
  }
}
