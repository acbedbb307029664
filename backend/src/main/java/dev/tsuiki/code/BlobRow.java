package dev.tsuiki.code;

import com.github.luben.zstd.ZstdException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text as the table holds it.
 *
 * @param base what the content is a difference from
 */
record BlobRow(@Nullable String base, byte[] content, int size, int hops) {
  private static final String SOME =
      "select sha256, base, content, size, hops from blob where notebook = ? and sha256 = any(?)";

  /** Those of these that are there, by their hashes. */
  static Map<String, BlobRow> of(Connection connection, UUID notebook, Collection<String> hashes)
      throws SQLException {
    var rows = new HashMap<String, BlobRow>();
    try (var query = connection.prepareStatement(SOME)) {
      query.setObject(1, notebook);
      query.setArray(2, Blobs.array(connection, hashes));
      try (var found = query.executeQuery()) {
        while (found.next()) {
          var base = found.getBytes(2);
          rows.put(
              HexFormat.of().formatHex(found.getBytes(1)),
              new BlobRow(
                  base == null ? null : HexFormat.of().formatHex(base),
                  found.getBytes(3),
                  found.getInt(4),
                  found.getInt(5)));
        }
      }
    }
    return rows;
  }

  /** Null where this is no frame that could be read with that text. */
  @Nullable Blob open(String sha256, byte @Nullable [] text) {
    try {
      return new Blob(sha256, Packed.open(content, size, text), hops, text);
    } catch (ZstdException damaged) {
      return null;
    }
  }
}
