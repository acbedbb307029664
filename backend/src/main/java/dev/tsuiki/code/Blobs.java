package dev.tsuiki.code;

import com.github.benmanes.caffeine.cache.Cache;
import dev.tsuiki.journal.RedactionDone;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Texts by the hash of their bytes, each once in a notebook, many of them as the difference from
 * another one.
 */
@ApplicationScoped
class Blobs {
  private static final int BATCH_BYTES = 4 << 20;

  /** A text that others were to be told from was taken away meanwhile. */
  private static final String BASE_IS_GONE = "23503";

  /**
   * Both statements go together and are one transaction. Its commit is not waited for: that of the
   * record that names these texts comes later in the same log, and flushes it.
   */
  private static final String INSERT =
      """
      select set_config('synchronous_commit', 'off', true);
      insert into blob (notebook, sha256, size, content, hops, base)
      select ?, * from unnest(?, ?, ?, ?, ?) on conflict do nothing
      """;

  /** Texts that were read one by one: the next version of each is mostly read soon after it. */
  private static final long LATEST = 4L << 20;

  private final AgroalDataSource database;
  private final Cache<Key, byte[]> latest = Recent.of(LATEST, text -> text.length);

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
            query.setArray(2, array(connection, hashes));
            try (var rows = query.executeQuery()) {
              while (rows.next()) {
                found.put(HexFormat.of().formatHex(rows.getBytes(1)), rows.getInt(2));
              }
            }
          }
          return found;
        });
  }

  private record Key(UUID notebook, String sha256) {}

  Optional<Blob> find(UUID notebook, String sha256) {
    var rows = with(connection -> BlobRow.of(connection, notebook, List.of(sha256)));
    var stored = rows.get(sha256);
    if (stored == null) {
      return Optional.empty();
    }
    var base = stored.base() == null ? null : text(notebook, stored.base());
    var found = stored.open(sha256, base);
    if (found == null) {
      throw new IllegalStateException("the text %s cannot be read".formatted(sha256));
    }
    latest.put(new Key(notebook, sha256), found.bytes());
    return Optional.of(found);
  }

  /** One that is there as long as another is a difference from it. */
  private byte[] text(UUID notebook, String sha256) {
    var known = latest.getIfPresent(new Key(notebook, sha256));
    if (known != null) {
      return known;
    }
    var found = new ArrayList<byte[]>();
    each(
        notebook,
        List.of(sha256),
        text -> {
          if (text.sha256().equals(sha256)) {
            found.add(text.bytes());
          }
          return true;
        });
    return found.stream().findFirst().orElseThrow();
  }

  /** Reads these texts and all that they are differences from, one after the other, each once. */
  void each(UUID notebook, Collection<String> hashes, BlobChains.Reader reader) {
    try {
      new BlobChains(database::getConnection, notebook, hashes).read(reader);
    } catch (SQLException failure) {
      throw new IllegalStateException("the database refused", failure);
    }
  }

  void forget(@Observes RedactionDone redacted) {
    latest.asMap().keySet().removeIf(key -> key.notebook().equals(redacted.notebook()));
  }

  /**
   * Stores what is not there yet, in this order; it keeps two writers of the same texts from
   * waiting for each other in a circle where both go by the hash.
   *
   * @return how many were new
   */
  int store(UUID notebook, Collection<Packed> texts) {
    int stored = 0;
    var some = new ArrayList<Packed>();
    int bytes = 0;
    for (var text : texts) {
      some.add(text);
      bytes += text.content().length;
      if (bytes > BATCH_BYTES) {
        stored += insert(notebook, some);
        some.clear();
        bytes = 0;
      }
    }
    return some.isEmpty() ? stored : stored + insert(notebook, some);
  }

  private int insert(UUID notebook, List<Packed> texts) {
    return with(
        connection -> {
          try {
            return insert(connection, notebook, texts);
          } catch (SQLException failure) {
            if (!BASE_IS_GONE.equals(failure.getSQLState())) {
              throw failure;
            }
            return insert(connection, notebook, texts.stream().map(Packed::whole).toList());
          }
        });
  }

  private static int insert(Connection connection, UUID notebook, List<Packed> texts)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, notebook);
      insert.setArray(2, array(connection, texts.stream().map(Packed::sha256).toList()));
      insert.setArray(
          3, connection.createArrayOf("int4", texts.stream().map(Packed::size).toArray()));
      insert.setArray(
          4,
          connection.createArrayOf(
              "bytea", texts.stream().map(Packed::content).toArray(byte[][]::new)));
      insert.setArray(
          5, connection.createArrayOf("int2", texts.stream().map(Packed::hops).toArray()));
      insert.setArray(
          6, array(connection, texts.stream().<@Nullable String>map(Packed::base).toList()));
      insert.execute();
      insert.getMoreResults();
      return insert.getUpdateCount();
    }
  }

  static Array array(Connection connection, Collection<? extends @Nullable String> hashes)
      throws SQLException {
    return connection.createArrayOf(
        "bytea",
        hashes.stream()
            .map(hash -> hash == null ? null : HexFormat.of().parseHex(hash))
            .toArray(byte[][]::new));
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
