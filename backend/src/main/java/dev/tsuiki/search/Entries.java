package dev.tsuiki.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.code.CodeTexts;
import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Entry;
import dev.tsuiki.journal.Reading;
import dev.tsuiki.journal.RecordType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes entries of the index from records of the journal. */
@ApplicationScoped
class Entries {
  private static final int REMEMBERED = 20_000;
  private static final double DAY = 86_400_000d;

  private final Rows rows;
  private final Reading journal;
  private final CodeTexts code;
  private final ObjectMapper json;
  private final EntryRows written;

  /** Texts that need not be looked at again; nothing depends on their being here. */
  private final Set<List<Object>> known =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<List<Object>, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  Entries(Rows rows, Reading journal, CodeTexts code, ObjectMapper json, EntryRows written) {
    this.rows = rows;
    this.journal = journal;
    this.code = code;
    this.json = json;
    this.written = written;
  }

  void forget() {
    known.clear();
  }

  void clear(UUID notebook) {
    forget();
    rows.change(
        "delete from search_entry where notebook = :notebook", Map.of("notebook", notebook));
  }

  void add(UUID notebook, String prefix, List<Entry> entries) {
    var batch = new Batch(notebook, prefix);
    entries.forEach(batch::add);
    batch.write();
  }

  private final class Batch {
    private final UUID notebook;
    private final String prefix;
    private final List<EntryRows.Row> rowsToWrite = new ArrayList<>();
    private final Set<UUID> experiments = new LinkedHashSet<>();
    private final Set<UUID> pieces = new HashSet<>();

    Batch(UUID notebook, String prefix) {
      this.notebook = notebook;
      this.prefix = prefix;
    }

    void add(Entry entry) {
      var said = Said.of(entry, json);
      var experiment = said.member("experimentId");
      switch (entry.type()) {
        case EXPERIMENT -> experiments.add(UUID.fromString(said.record().get("id").asText()));
        case AMENDMENT -> {
          if (experiment != null) {
            experiments.add(UUID.fromString(experiment));
          } else {
            text(entry, said, Scope.TEXT);
          }
        }
        case SNAPSHOT -> code(entry, said);
        case REDACTION -> again(said);
        case EXCERPT -> text(entry, said, Scope.EXCERPTS);
        default -> text(entry, said, Scope.TEXT);
      }
    }

    private void text(Entry entry, Said said, Scope scope) {
      var text = said.text();
      if (said.isRedacted() || text.isBlank()) {
        return;
      }
      var experiment = said.member("experimentId");
      int number = 0;
      for (var piece : Said.pieces(text)) {
        rowsToWrite.add(
            row(
                    entry,
                    said,
                    scope,
                    number++,
                    experiment == null ? null : UUID.fromString(experiment))
                .withWords(Words.of(text.substring(piece[0], piece[1])), prefix)
                .at(piece[0], piece[1]));
      }
    }

    private void code(Entry entry, Said said) {
      var experiment = said.member("experimentId");
      if (said.isRedacted() || experiment == null) {
        return;
      }
      int number = 0;
      for (var file : code.of(notebook, UUID.fromString(said.record().get("id").asText()))) {
        if (!known.add(List.of(notebook, file.sha256()))) {
          continue;
        }
        var text = code.version(notebook, file.sha256());
        if (text.isEmpty()) {
          continue;
        }
        var pieces = CodePieces.of(text.get().text());
        var lines = CodePieces.lines(text.get().before());
        var there = there(pieces);
        for (var piece : pieces) {
          var part =
              there.add(piece.digest()) && this.pieces.add(piece.digest())
                  ? piece.without(lines)
                  : null;
          if (part != null) {
            rowsToWrite.add(
                row(entry, said, Scope.CODE, number, UUID.fromString(experiment))
                    .withWords(Words.of(part.text()), prefix)
                    .at(part.first(), part.last())
                    .ofFile(piece.digest(), file.sha256(), file.path()));
          }
          number++;
        }
      }
    }

    private Set<UUID> there(List<CodePieces.Piece> pieces) {
      return new HashSet<>(
          rows.column(
              "select digest from search_entry where notebook = :notebook and digest = any(:digests)",
              Map.of(
                  "notebook",
                  notebook,
                  "digests",
                  pieces.stream().map(CodePieces.Piece::digest).toArray(UUID[]::new)),
              UUID.class));
    }

    /** What a redaction took words from lost its entries; what is left of it comes in again. */
    private void again(Said redaction) {
      var seqs = new ArrayList<Long>();
      redaction.record().path("rewritten").forEach(seq -> seqs.add(seq.asLong()));
      seqs.add(redaction.record().path("recordSeq").asLong());
      var touched = journal.some(notebook, seqs);
      touched.stream().filter(entry -> entry.type() != RecordType.REDACTION).forEach(this::add);
      if (touched.stream().anyMatch(entry -> entry.type() == RecordType.SNAPSHOT)) {
        forget();
        // what was indexed with what is gone may stand in other texts
        rows.change(
            "delete from search_entry where notebook = :notebook and scope = 'code'",
            Map.of("notebook", notebook));
        var all =
            rows.column(
                "select seq from snapshot where notebook = :notebook order by seq",
                Map.of("notebook", notebook),
                Long.class);
        journal.some(notebook, all).forEach(entry -> code(entry, Said.of(entry, json)));
      }
    }

    void write() {
      keys();
      written.write(notebook, rowsToWrite);
    }

    private void keys() {
      if (experiments.isEmpty()) {
        return;
      }
      var ids = experiments.toArray(UUID[]::new);
      var asked = Map.of("notebook", notebook, "ids", ids);
      rows.change(
          "delete from search_entry where notebook = :notebook and record = any(:ids) and scope = 'keys'",
          asked);
      for (var row :
          rows.of(
              """
              select e.id, e.seq, e.occurred_at, e.author, concat_ws(E'\\n', e.key, e.title,
                (select string_agg(k.key, E'\\n') from experiment_key k where k.notebook = e.notebook and k.experiment = e.id))
              from experiment_now e where e.notebook = :notebook and e.id = any(:ids) and not e.withdrawn
              """,
              asked)) {
        var id = (UUID) row[0];
        rowsToWrite.add(
            new EntryRows.Row(
                    id,
                    Scope.KEYS,
                    0,
                    (Long) row[1],
                    rank((Instant) row[2], Scope.KEYS),
                    (Instant) row[2],
                    (UUID) row[3],
                    id)
                .withWords(Words.of((String) row[4]), prefix)
                .at(0, 0));
      }
    }
  }

  private static EntryRows.Row row(
      Entry entry, Said said, Scope scope, int piece, @Nullable UUID experiment) {
    var at = said.member("occurredAt");
    var occurredAt = at == null ? entry.recordedAt() : Instant.parse(at);
    return new EntryRows.Row(
        UUID.fromString(said.record().get("id").asText()),
        scope,
        piece,
        entry.seq(),
        rank(occurredAt, scope),
        occurredAt,
        entry.author().id(),
        experiment);
  }

  private static double rank(Instant occurredAt, Scope scope) {
    return occurredAt.toEpochMilli() / DAY + scope.weight;
  }
}
