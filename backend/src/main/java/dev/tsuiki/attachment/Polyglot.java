package dev.tsuiki.attachment;

import dev.tsuiki.storage.Staged;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Files that are a picture to one program and something else to another. */
final class Polyglot {

  /** As far as programs look that search for a format's beginning instead of expecting it. */
  private static final int SEARCHED = 1024;

  /** An archive's directory stands at the end, before a comment of at most 64 KiB. */
  private static final int ARCHIVE_END = 22 + 0xffff;

  private static final List<String> PAGES =
      List.of("<script", "<html", "<!doctype", "<svg", "<iframe", "<body", "%pdf-");

  private Polyglot() {}

  static boolean isAlsoSomethingElse(byte[] head, Staged staged) throws IOException {
    String start = latin(head, Math.min(head.length, SEARCHED)).toLowerCase(Locale.ROOT);
    return PAGES.stream().anyMatch(start::contains) || endsAsArchive(staged);
  }

  private static boolean endsAsArchive(Staged staged) throws IOException {
    try (InputStream in = staged.open()) {
      in.skipNBytes(Math.max(0, staged.size() - ARCHIVE_END));
      byte[] end = in.readAllBytes();
      String text = latin(end, end.length);
      for (int at = text.indexOf("PK\u0005\u0006");
          at >= 0;
          at = text.indexOf("PK\u0005\u0006", at + 1)) {
        // The four letters occur in pixels now and then; with a comment that ends exactly here they
        // do not.
        if (at + 22 <= end.length) {
          int comment = end[at + 20] & 0xff | (end[at + 21] & 0xff) << 8;
          if (at + 22 + comment == end.length) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private static String latin(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
