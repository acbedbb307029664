package dev.tsuiki.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.database.Rows;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Appends records. Every room's write goes: store bytes first; then in one transaction {@link
 * #lock} (looking up the id), {@link #take} as many numbers as there will be records, check, {@link
 * #append}. Commit order is then number order, a reader that follows never skips a late commit, and
 * a rollback leaves no hole.
 */
@ApplicationScoped
public class Journal {
  private final Rows rows;
  private final ObjectMapper json;

  Journal(Rows rows, ObjectMapper json) {
    this.rows = rows;
    this.json = json;
  }

  /**
   * Waits for this notebook's turn and tells whether the id is a retry: the number of the record
   * that was made with it and the same content, empty where the id is new.
   *
   * @throws ProblemException {@code id-reused} where it was used for something else
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Long> lock(UUID notebook, UUID id, RecordType type, byte[] fingerprint) {
    rows.first("select last_seq from notebook where id = :id for update", Map.of("id", notebook));
    return earlier(notebook, id, type, fingerprint);
  }

  /** The same look-up without waiting: spares storing the bytes of a retry again. */
  public Optional<Long> earlier(UUID notebook, UUID id, RecordType type, byte[] fingerprint) {
    return row(notebook, id)
        .map(
            row -> {
              // an empty one was taken away, because what it was made from holds a redacted secret
              var earlier = (byte[]) row[3];
              var isUnknowable = earlier != null && earlier.length == 0;
              var isRetry =
                  RecordType.of((String) row[1]) == type
                      && ((Boolean) row[2] || isUnknowable || Arrays.equals(earlier, fingerprint));
              if (!isRetry) {
                throw new ProblemException(
                    ProblemType.ID_REUSED, "the id %s belongs to another record".formatted(id));
              }
              return (Long) row[0];
            });
  }

  /** Takes the next {@code count} numbers; the notebook stays locked until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Turn take(UUID notebook, UUID author, int count) {
    var row =
        rows.of(
                "update notebook set last_seq = last_seq + :count where id = :id"
                    + " returning last_seq, clock_timestamp()",
                Map.of("count", count, "id", notebook))
            .get(0);
    var last = (Long) row[0];
    return new Turn(notebook, author, (Instant) row[1], last - count + 1, last, rows::insert);
  }

  /** Takes more numbers in the same transaction, for what follows from the turn's own records. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Turn more(Turn turn, int count) {
    var row =
        rows.of(
                "update notebook set last_seq = last_seq + :count where id = :id returning last_seq",
                Map.of("count", count, "id", turn.notebook()))
            .get(0);
    var last = (Long) row[0];
    return new Turn(
        turn.notebook(), turn.author(), turn.recordedAt(), last - count + 1, last, rows::insert);
  }

  /**
   * Appends one record and returns its number. The fingerprint is null for records that no client
   * can retry.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public long append(
      Turn turn, RecordType type, UUID id, byte @Nullable [] fingerprint, Object record) {
    long seq = turn.take();
    turn.insert(
        "journal",
        "notebook, seq, id, type, author, recorded_at, fingerprint, record",
        turn.notebook(),
        seq,
        id,
        type.word(),
        turn.author(),
        turn.recordedAt(),
        fingerprint,
        write(record));
    return seq;
  }

  /** What kind of record this id is in this notebook, if it is one that still says something. */
  public Optional<RecordType> typeOf(UUID notebook, UUID id) {
    return row(notebook, id).map(row -> RecordType.of((String) row[1]));
  }

  private Optional<Object[]> row(UUID notebook, UUID id) {
    return rows.first(
        "select seq, type, redacted, fingerprint from journal where notebook = :notebook and id ="
            + " :id",
        Map.of("notebook", notebook, "id", id));
  }

  private String write(Object record) {
    try {
      return json.writeValueAsString(record);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
