package dev.tsuiki.code;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens texts and all that they are differences from, each once, and one after the other: of what
 * is open only that is kept which another one is still to be read from.
 */
final class BlobChains {
  /** So many stored bytes, and texts, are fetched at once. */
  private static final int BYTES = 2 << 20;

  private static final int TEXTS = 300;

  private static final String CHAINS =
      """
      with recursive chain (sha256, base) as (
        select sha256, base from blob where notebook = ? and sha256 = any(?)
        union
        select b.sha256, b.base from chain c join blob b on b.notebook = ? and b.sha256 = c.base)
      select b.sha256, b.base, octet_length(b.content)
      from chain c join blob b on b.notebook = ? and b.sha256 = c.sha256
      """;

  private final Connections connections;
  private final UUID notebook;
  private final Map<String, @Nullable String> bases = new HashMap<>();
  private final Map<String, Integer> stored = new HashMap<>();
  private final Map<String, Open> open = new HashMap<>();
  private final Chains<String> chains;

  /** Takes one after the other, and says whether it wants more. */
  interface Reader {
    boolean read(Blob text);

    /** One that cannot be read, for it is damaged, or what it hangs on is, or that is missing. */
    default boolean missed(String sha256) {
      throw new IllegalStateException("the text %s cannot be read".formatted(sha256));
    }
  }

  /** Where a connection is to be had. */
  interface Connections {
    Connection get() throws SQLException;
  }

  /** A text that others hang on, and how many of them are still to be read. */
  private static final class Open {
    private final byte[] bytes;
    private int waiting;

    Open(byte[] bytes, int waiting) {
      this.bytes = bytes;
      this.waiting = waiting;
    }
  }

  BlobChains(Connections connections, UUID notebook, Collection<String> hashes)
      throws SQLException {
    this.connections = connections;
    this.notebook = notebook;
    try (var connection = connections.get();
        var query = connection.prepareStatement(CHAINS)) {
      query.setObject(1, notebook);
      query.setArray(2, Blobs.array(connection, hashes));
      query.setObject(3, notebook);
      query.setObject(4, notebook);
      try (var found = query.executeQuery()) {
        while (found.next()) {
          var sha256 = hex(found.getBytes(1));
          bases.put(sha256, found.getBytes(2) == null ? null : hex(found.getBytes(2)));
          stored.put(sha256, found.getInt(3));
        }
      }
    }
    chains = new Chains<>(bases, hashes);
  }

  /** Those that were asked for, and those that they hang on. */
  void read(Reader reader) throws SQLException {
    var left = chains.order();
    while (!left.isEmpty()) {
      var some = left.subList(0, some(left));
      left = left.subList(some.size(), left.size());
      var rows = rows(some);
      for (var sha256 : some) {
        var row = rows.remove(sha256);
        var text = row == null ? null : open(sha256, row);
        if (row != null && !(text == null ? reader.missed(sha256) : reader.read(text))) {
          return;
        }
      }
    }
  }

  private Map<String, BlobRow> rows(List<String> hashes) throws SQLException {
    try (var connection = connections.get()) {
      return BlobRow.of(connection, notebook, hashes);
    }
  }

  private int some(List<String> left) {
    int count = 0;
    long bytes = 0;
    while (count < left.size()
        && count < TEXTS
        && (count == 0 || bytes + stored.getOrDefault(left.get(count), 0) <= BYTES)) {
      bytes += stored.getOrDefault(left.get(count++), 0);
    }
    return count;
  }

  private @Nullable Blob open(String sha256, BlobRow row) {
    var base = row.base() == null ? null : open.get(row.base());
    Blob text = null;
    if (row.base() == null || base != null) {
      text = row.open(sha256, base == null ? null : base.bytes);
    }
    letGo(bases.get(sha256));
    int waiting = chains.hanging(sha256);
    if (text != null && waiting > 0) {
      open.put(sha256, new Open(text.bytes(), waiting));
    }
    return text;
  }

  /** What one hung on, also where that one was written out meanwhile. */
  private void letGo(@Nullable String base) {
    var held = base == null ? null : open.get(base);
    if (base != null && held != null && --held.waiting == 0) {
      open.remove(base);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
