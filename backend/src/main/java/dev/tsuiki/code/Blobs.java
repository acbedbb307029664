package dev.tsuiki.code;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** Texts by the hash of their bytes, each once in a notebook. */
@ApplicationScoped
class Blobs {
  private static final int BATCH_BYTES = 4 << 20;
  private final AgroalDataSource database;

  Blobs(AgroalDataSource database) {
    this.database = database;
  }

  /** Which of these this notebook has, with their sizes in bytes; nothing of any other notebook. */
  Map<String, Integer> sizes(UUID notebook, Collection<String> hashes) {
    return with(
        connection -> {
          var found = new HashMap<String, Integer>();
          try (var query =
              connection.prepareStatement(
                  "select sha256, size from blob where notebook = ? and sha256 = any(?)")) {
            query.setObject(1, notebook);
            query.setArray(
                2,
                connection.createArrayOf(
                    "bytea", hashes.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new)));
            try (var rows = query.executeQuery()) {
              while (rows.next()) {
                found.put(HexFormat.of().formatHex(rows.getBytes(1)), rows.getInt(2));
              }
            }
          }
          return found;
        });
  }

  /** The bytes with this hash, uncompressed. */
  Optional<byte[]> find(UUID notebook, String sha256) {
    return with(
        connection -> {
          try (var query =
              connection.prepareStatement(
                  "select size, content from blob where notebook = ? and sha256 = ?")) {
            query.setObject(1, notebook);
            query.setBytes(2, HexFormat.of().parseHex(sha256));
            try (var rows = query.executeQuery()) {
              return rows.next()
                  ? Optional.of(CapturedText.open(rows.getBytes(2), rows.getInt(1)))
                  : Optional.empty();
            }
          }
        });
  }

  /**
   * Stores what is not there yet, in a transaction of its own. The order by hash keeps two writers
   * of the same texts from waiting for each other in a circle.
   *
   * @return how many were new
   */
  int store(UUID notebook, SortedMap<String, CapturedText> texts) {
    return texts.isEmpty()
        ? 0
        : QuarkusTransaction.requiringNew()
            .call(() -> with(connection -> insert(connection, notebook, texts)));
  }

  private static int insert(
      Connection connection, UUID notebook, SortedMap<String, CapturedText> texts)
      throws SQLException {
    // Not waited for: the commit of the record that names these texts comes later in the same log,
    // and flushes it.
    try (var relaxed = connection.createStatement()) {
      relaxed.execute("set local synchronous_commit = off");
    }
    int stored = 0;
    int waiting = 0;
    try (var insert =
        connection.prepareStatement(
            "insert into blob (notebook, sha256, size, content) values (?, ?, ?, ?) on conflict do nothing")) {
      for (var entry : texts.entrySet()) {
        var text = entry.getValue();
        insert.setObject(1, notebook);
        insert.setBytes(2, HexFormat.of().parseHex(entry.getKey()));
        insert.setInt(3, Math.toIntExact(text.size()));
        insert.setBytes(4, text.frame());
        insert.addBatch();
        waiting += text.frame().length;
        if (waiting > BATCH_BYTES) {
          stored += count(insert.executeBatch());
          waiting = 0;
        }
      }
      return stored + count(insert.executeBatch());
    }
  }

  private static int count(int[] results) {
    int count = 0;
    for (int result : results) {
      count += result == 0 ? 0 : 1;
    }
    return count;
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T with(Work<T> work) {
    try (var connection = database.getConnection()) {
      return work.on(connection);
    } catch (SQLException failure) {
      throw new IllegalStateException("the database refused", failure);
    }
  }
}
