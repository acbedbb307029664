package dev.tsuiki.testsupport;

import com.github.luben.zstd.Zstd;
import dev.tsuiki.storage.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for a secret in every column of every table, and in every object of the store. */
public final class Traces {
  private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  private final List<byte[]> needles;

  private Traces(List<byte[]> needles) {
    this.needles = needles;
  }

  public static Traces of(String... secrets) {
    var needles = new ArrayList<byte[]>();
    for (var secret : secrets) {
      needles.add(secret.getBytes(StandardCharsets.UTF_8));
    }
    return new Traces(needles);
  }

  /** Also looks for the SHA-256 of these bytes, as bytes and in hexadecimal. */
  public Traces andHashOf(byte[] content) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(content);
      var all = new ArrayList<>(needles);
      all.add(hash);
      all.add(HexFormat.of().formatHex(hash).getBytes(StandardCharsets.UTF_8));
      return new Traces(all);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Every place that has one of them, as {@code table.column} or as the object's key. */
  public List<String> inDatabase() throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = TestDatabase.asOwner().getConnection()) {
      for (var table : tables(connection)) {
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery("select * from " + table)) {
          var columns = rows.getMetaData();
          while (rows.next()) {
            for (int i = 1; i <= columns.getColumnCount(); i++) {
              if (has(rows.getObject(i))) {
                found.add(table + "." + columns.getColumnName(i));
              }
            }
          }
        }
      }
    }
    return found;
  }

  public List<String> inStore(ObjectStore store) {
    var found = new ArrayList<String>();
    try (var objects = store.list()) {
      objects.forEach(
          object -> {
            try (var in = store.open(object.key())) {
              if (has(in.readAllBytes())
                  || has(object.key().toString().getBytes(StandardCharsets.UTF_8))) {
                found.add(object.key().toString());
              }
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
          });
    }
    return found;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select format('%I.%I', schemaname, tablename) from pg_tables"
                    + " where schemaname not in ('pg_catalog', 'information_schema')")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private boolean has(@Nullable Object value) throws SQLException {
    if (value == null) {
      return false;
    }
    if (value instanceof Array array) {
      for (var element : (Object[]) array.getArray()) {
        if (has(element)) {
          return true;
        }
      }
      return false;
    }
    return has(
        value instanceof byte[] bytes ? bytes : value.toString().getBytes(StandardCharsets.UTF_8));
  }

  private boolean has(byte[] bytes) {
    if (contains(bytes, ZSTD) && indexOf(bytes, ZSTD) == 0) {
      int size = (int) Zstd.getFrameContentSize(bytes);
      return has(Zstd.decompress(bytes, size));
    }
    return needles.stream().anyMatch(needle -> contains(bytes, needle));
  }

  private static boolean contains(byte[] haystack, byte[] needle) {
    return indexOf(haystack, needle) >= 0;
  }

  private static int indexOf(byte[] haystack, byte[] needle) {
    outer:
    for (int i = 0; i <= haystack.length - needle.length; i++) {
      for (int k = 0; k < needle.length; k++) {
        if (haystack[i + k] != needle[k]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }
}
