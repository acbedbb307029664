package dev.tsuiki.journal;

import dev.tsuiki.account.Author;
import dev.tsuiki.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the journal: forwards after a number, backwards before one, or single records. */
@ApplicationScoped
public class Reading {
  /** A page ends here, so that neither side ever holds a thousand of the longest texts. */
  private static final int PAGE_BYTES = 2 << 20;

  private static final String PAGE =
      """
      select p.seq, p.type, p.recorded_at, p.author, a.name, p.record
      from (select x.*, sum(octet_length(x.record)) over (order by %2$s) - octet_length(x.record) as before
            from (select * from journal where notebook = :notebook and %1$s order by %2$s limit :limit) x) p
      join account a on a.id = p.author
      where p.before < %3$d
      order by p.%2$s
      """;
  private static final String AFTER = PAGE.formatted("seq > :seq", "seq", PAGE_BYTES);
  private static final String BEFORE = PAGE.formatted("seq < :seq", "seq desc", PAGE_BYTES);
  private static final String SOME =
      """
      select p.seq, p.type, p.recorded_at, p.author, a.name, p.record
      from journal p join account a on a.id = p.author
      where p.notebook = :notebook and p.%s = any(:some)
      order by p.seq
      """;

  private final Rows rows;

  Reading(Rows rows) {
    this.rows = rows;
  }

  public List<Entry> after(UUID notebook, long seq, int limit) {
    return entries(AFTER, Map.of("notebook", notebook, "seq", seq, "limit", limit));
  }

  public List<Entry> before(UUID notebook, long seq, int limit) {
    return entries(BEFORE, Map.of("notebook", notebook, "seq", seq, "limit", limit));
  }

  public Optional<Entry> one(UUID notebook, UUID id) {
    return entries(SOME.formatted("id"), Map.of("notebook", notebook, "some", new UUID[] {id}))
        .stream()
        .findFirst();
  }

  /** The records with these numbers, in number order. */
  public List<Entry> some(UUID notebook, Collection<Long> seqs) {
    return seqs.isEmpty()
        ? List.of()
        : entries(
            SOME.formatted("seq"), Map.of("notebook", notebook, "some", seqs.toArray(Long[]::new)));
  }

  private List<Entry> entries(String sql, Map<String, Object> parameters) {
    return rows.of(sql, parameters).stream()
        .map(
            row ->
                new Entry(
                    (Long) row[0],
                    RecordType.of((String) row[1]),
                    (Instant) row[2],
                    new Author((UUID) row[3], (String) row[4]),
                    (String) row[5]))
        .toList();
  }
}
