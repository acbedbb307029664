package dev.tsuiki.search;

import dev.tsuiki.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes entries of the index, many in one statement; what is there already stays as it is. */
@ApplicationScoped
class EntryRows {
  private static final int AT_ONCE = 500;

  /** Far below the 1 MB that a tsvector can have. */
  private static final int WORDS = 5000;

  private static final String INSERT =
      """
      insert into search_entry (notebook, record, scope, piece, seq, rank, occurred_at, author, experiment,
        digest, sha256, path, starts, ends, words)
      select :notebook, r.record, r.scope, r.piece, r.seq, r.rank::double precision, r.at::timestamptz, r.author, r.experiment,
        r.digest, decode(r.sha256, 'hex'), r.path, r.starts, r.ends, array_to_tsvector(string_to_array(r.words, ' '))
      from unnest(:records, :scopes, :pieces, :seqs, :ranks, :ats, :authors, :experiments, :digests, :sha256s, :paths,
        :starts, :ends, :words)
        as r (record, scope, piece, seq, rank, at, author, experiment, digest, sha256, path, starts, ends, words)
      on conflict do nothing
      """;

  private final Rows rows;

  EntryRows(Rows rows) {
    this.rows = rows;
  }

  /** One entry; made by the first line of it, completed by the others. */
  record Row(
      UUID record,
      Scope scope,
      int piece,
      long seq,
      double rank,
      Instant occurredAt,
      UUID author,
      @Nullable UUID experiment,
      @Nullable UUID digest,
      @Nullable String sha256,
      @Nullable String path,
      int starts,
      int ends,
      String words) {

    Row(
        UUID record,
        Scope scope,
        int piece,
        long seq,
        double rank,
        Instant occurredAt,
        UUID author,
        @Nullable UUID experiment) {
      this(
          record,
          scope,
          piece,
          seq,
          rank,
          occurredAt,
          author,
          experiment,
          null,
          null,
          null,
          0,
          0,
          "");
    }

    Row withWords(Set<String> found, String prefix) {
      var joined =
          found.stream().limit(WORDS).map(word -> prefix + word).collect(Collectors.joining(" "));
      return new Row(
          record,
          scope,
          piece,
          seq,
          rank,
          occurredAt,
          author,
          experiment,
          digest,
          sha256,
          path,
          starts,
          ends,
          joined);
    }

    Row at(int from, int to) {
      return new Row(
          record,
          scope,
          piece,
          seq,
          rank,
          occurredAt,
          author,
          experiment,
          digest,
          sha256,
          path,
          from,
          to,
          words);
    }

    Row ofFile(UUID lines, String file, String name) {
      return new Row(
          record,
          scope,
          piece,
          seq,
          rank,
          occurredAt,
          author,
          experiment,
          lines,
          file,
          name,
          starts,
          ends,
          words);
    }
  }

  /** In the order of the primary key, whose pages are then full. */
  void write(UUID notebook, List<Row> rows) {
    var all = new ArrayList<>(rows);
    all.sort(
        Comparator.comparing((Row row) -> row.record().toString())
            .thenComparing(row -> row.scope().word())
            .thenComparing(Row::piece));
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      insert(notebook, all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
  }

  private void insert(UUID notebook, List<Row> some) {
    rows.change(
        INSERT,
        Map.ofEntries(
            Map.entry("notebook", notebook),
            Map.entry("records", ids(some, Row::record)),
            Map.entry("scopes", texts(some, row -> row.scope().word())),
            Map.entry("pieces", numbers(some, row -> (long) row.piece())),
            Map.entry("seqs", numbers(some, Row::seq)),
            Map.entry("ranks", texts(some, row -> Double.toString(row.rank()))),
            Map.entry("ats", texts(some, row -> row.occurredAt().toString())),
            Map.entry("authors", ids(some, Row::author)),
            Map.entry("experiments", ids(some, Row::experiment)),
            Map.entry("digests", ids(some, Row::digest)),
            Map.entry("sha256s", texts(some, Row::sha256)),
            Map.entry("paths", texts(some, Row::path)),
            Map.entry("starts", numbers(some, row -> (long) row.starts())),
            Map.entry("ends", numbers(some, row -> (long) row.ends())),
            Map.entry("words", texts(some, Row::words))));
  }

  private static UUID[] ids(List<Row> rows, Function<Row, @Nullable UUID> of) {
    return rows.stream().map(of).toArray(UUID[]::new);
  }

  private static String[] texts(List<Row> rows, Function<Row, @Nullable String> of) {
    return rows.stream().map(of).toArray(String[]::new);
  }

  private static Long[] numbers(List<Row> rows, Function<Row, Long> of) {
    return rows.stream().map(of).toArray(Long[]::new);
  }
}
