package dev.tsuiki.code;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** Texts by the hash of their bytes, each once in a notebook. */
@ApplicationScoped
class Blobs {
  private static final int BATCH_BYTES = 4 << 20;

  /**
   * Both statements go together and are one transaction. Its commit is not waited for: that of the
   * record that names these texts comes later in the same log, and flushes it.
   */
  private static final String INSERT =
      """
      select set_config('synchronous_commit', 'off', true);
      insert into blob (notebook, sha256, size, content)
      select ?, * from unnest(?, ?, ?) on conflict do nothing
      """;

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

  /** Of these the texts that this notebook has, by their hashes. */
  Map<String, byte[]> some(UUID notebook, Collection<String> hashes) {
    return with(
        connection -> {
          var found = new HashMap<String, byte[]>();
          try (var query =
              connection.prepareStatement(
                  "select sha256, size, content from blob where notebook = ? and sha256 = any(?)")) {
            query.setObject(1, notebook);
            query.setArray(
                2,
                connection.createArrayOf(
                    "bytea", hashes.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new)));
            try (var rows = query.executeQuery()) {
              while (rows.next()) {
                found.put(
                    HexFormat.of().formatHex(rows.getBytes(1)),
                    CapturedText.open(rows.getBytes(3), rows.getInt(2)));
              }
            }
          }
          return found;
        });
  }

  /**
   * Stores what is not there yet. The order by hash keeps two writers of the same texts from
   * waiting for each other in a circle.
   *
   * @return how many were new
   */
  int store(UUID notebook, SortedMap<String, CapturedText> texts) {
    int stored = 0;
    var some = new ArrayList<Map.Entry<String, CapturedText>>();
    int bytes = 0;
    for (var text : texts.entrySet()) {
      some.add(text);
      bytes += text.getValue().frame().length;
      if (bytes > BATCH_BYTES) {
        stored += insert(notebook, some);
        some.clear();
        bytes = 0;
      }
    }
    return some.isEmpty() ? stored : stored + insert(notebook, some);
  }

  private int insert(UUID notebook, List<Map.Entry<String, CapturedText>> texts) {
    return with(
        connection -> {
          try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, notebook);
            insert.setArray(
                2,
                connection.createArrayOf(
                    "bytea",
                    texts.stream()
                        .map(text -> HexFormat.of().parseHex(text.getKey()))
                        .toArray(byte[][]::new)));
            insert.setArray(
                3,
                connection.createArrayOf(
                    "int4", texts.stream().map(text -> (int) text.getValue().size()).toArray()));
            insert.setArray(
                4,
                connection.createArrayOf(
                    "bytea",
                    texts.stream().map(text -> text.getValue().frame()).toArray(byte[][]::new)));
            insert.execute();
            insert.getMoreResults();
            return insert.getUpdateCount();
          }
        });
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
