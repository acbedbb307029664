package dev.tsuiki.code;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts as the table holds them, and all that they are differences from. */
final class BlobRows {
  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, Blob> open = new HashMap<>();

  private record Row(byte[] content, int size, int hops, @Nullable String base) {}

  void add(ResultSet row) throws SQLException {
    var base = row.getBytes("base");
    rows.put(
        HexFormat.of().formatHex(row.getBytes("sha256")),
        new Row(
            row.getBytes("content"),
            row.getInt("size"),
            row.getInt("hops"),
            base == null ? null : HexFormat.of().formatHex(base)));
  }

  /** Each is decompressed once, however many others need it. */
  @Nullable Blob open(String sha256) {
    var waiting = new ArrayDeque<String>();
    for (var at = sha256; at != null && !open.containsKey(at); ) {
      var row = rows.get(at);
      if (row == null) {
        if (waiting.isEmpty()) {
          return null;
        }
        throw new IllegalStateException("the text %s of which there are differences".formatted(at));
      }
      waiting.push(at);
      at = row.base();
    }
    while (!waiting.isEmpty()) {
      var hash = waiting.pop();
      var row = rows.get(hash);
      if (row != null) {
        var base = row.base() == null ? null : open.get(row.base());
        var bytes = Packed.open(row.content(), row.size(), base == null ? null : base.bytes());
        open.put(hash, new Blob(hash, bytes, row.hops(), base));
      }
    }
    return open.get(sha256);
  }
}
