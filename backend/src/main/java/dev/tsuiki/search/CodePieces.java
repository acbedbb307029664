package dev.tsuiki.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file in pieces whose borders the lines themselves decide: an inserted line changes the piece it
 * is in and no other, so that of a file's next version only what changed has to be indexed.
 */
final class CodePieces {
  private static final Pattern NEW_LINE = Pattern.compile("\r\n|\r|\n");
  private static final int SHORTEST = 8;
  private static final int LONGEST = 60;

  /** One line in so many ends a piece. */
  private static final int EVERY = 16;

  private CodePieces() {}

  /** So many lines on either side of what is new are found together with it. */
  private static final int MARGIN = 1;

  /** Lines count from 1; both are part of it. */
  record Piece(int first, int last, String text, UUID digest) {
    /** The part of it that has to be indexed by who can find the given lines; null where none. */
    @Nullable Piece without(Set<String> known) {
      var lines = List.of(NEW_LINE.split(text, -1));
      int from = 0;
      while (from < lines.size() && known.contains(lines.get(from))) {
        from++;
      }
      if (from == lines.size()) {
        return null;
      }
      int to = lines.size() - 1;
      while (known.contains(lines.get(to))) {
        to--;
      }
      from = Math.max(0, from - MARGIN);
      to = Math.min(lines.size() - 1, to + MARGIN);
      return new Piece(
          first + from, first + to, String.join("\n", lines.subList(from, to + 1)), digest);
    }
  }

  /** Those of a whole file; none where there is no file. */
  static Set<String> lines(@Nullable String file) {
    return file == null ? Set.of() : new HashSet<>(List.of(NEW_LINE.split(file, -1)));
  }

  static List<Piece> of(String file) {
    var lines = NEW_LINE.split(file, -1);
    // a view: a copy a piece would take the square of a file of a million lines
    var all = Arrays.asList(lines);
    var pieces = new ArrayList<Piece>();
    int first = 0;
    for (int i = 0; i < lines.length; i++) {
      int length = i - first + 1;
      var line = lines[i].strip();
      boolean isBorder =
          length >= SHORTEST
              && !line.isEmpty()
              && Math.floorMod(spread(line.hashCode()), EVERY) == 0;
      if (isBorder || length == LONGEST || i == lines.length - 1) {
        var text = String.join("\n", all.subList(first, i + 1));
        if (!text.isBlank()) {
          pieces.add(new Piece(first + 1, i + 1, text, digest(text)));
        }
        first = i + 1;
      }
    }
    return pieces;
  }

  static String lines(String file, int first, int last) {
    var lines = List.of(NEW_LINE.split(file, -1));
    return String.join(
        "\n", lines.subList(Math.min(first - 1, lines.size()), Math.min(last, lines.size())));
  }

  private static int spread(int hash) {
    return (hash * 0x9E3779B1) >>> 16;
  }

  private static UUID digest(String text) {
    try {
      var hash =
          ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
      return new UUID(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
