package dev.tsuiki.web;

import java.nio.charset.StandardCharsets;

/** What may be stored as text, and how long it is. */
public final class Texts {
  static final String UNSTORABLE = "contains NUL or half of a surrogate pair";

  private Texts() {}

  /** No NUL (PostgreSQL has none) and no half of a surrogate pair (UTF-8 has none). */
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  /** Length in bytes as UTF-8, the unit of every limit on text. */
  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
