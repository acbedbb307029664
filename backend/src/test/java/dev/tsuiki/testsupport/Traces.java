package dev.tsuiki.testsupport;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
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
      if (inDifferences(connection)) {
        found.add("public.blob.content");
      }
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
    if (isFrame(bytes)) {
      int size = (int) Zstd.getFrameContentSize(bytes);
      try {
        return has(Zstd.decompress(bytes, size));
      } catch (ZstdException difference) {
        // looked at together with the text that it is a difference from
        return false;
      }
    }
    return needles.stream().anyMatch(needle -> contains(bytes, needle));
  }

  /** Whether one of the texts that are stored as differences has one of them. */
  private boolean inDifferences(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                with recursive text as (
                  select notebook, sha256, array[content] as chain from blob where base is null
                  union all
                  select b.notebook, b.sha256, t.chain || b.content
                  from text t join blob b on b.notebook = t.notebook and b.base = t.sha256)
                select chain from text where cardinality(chain) > 1
                """)) {
      while (rows.next()) {
        byte[] text = null;
        for (var element : (Object[]) rows.getArray(1).getArray()) {
          var content = (byte[]) element;
          int size = (int) Zstd.getFrameContentSize(content);
          text =
              !isFrame(content)
                  ? content
                  : text == null
                      ? Zstd.decompress(content, size)
                      : Zstd.decompress(content, text, size);
        }
        if (text != null && has(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isFrame(byte[] bytes) {
    return contains(bytes, ZSTD) && indexOf(bytes, ZSTD) == 0;
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
