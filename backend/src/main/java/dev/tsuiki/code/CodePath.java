package dev.tsuiki.code;

import dev.tsuiki.web.Texts;
import org.jspecify.annotations.Nullable;

/** What may be the path of a captured file. It is a name and never opened. */
final class CodePath {
  private static final int CODE_POINTS = 1000;

  private CodePath() {}

  /** What is wrong with this path, null where nothing is. */
  static @Nullable String fault(@Nullable String path) {
    if (path == null || path.isBlank()) {
      return "is empty";
    }
    if (!Texts.isStorable(path) || path.codePoints().anyMatch(CodePath::isHidden)) {
      return "contains a character that cannot be seen";
    }
    if (path.codePointCount(0, path.length()) > CODE_POINTS) {
      return "is longer than %d characters".formatted(CODE_POINTS);
    }
    if (path.startsWith("/") || path.matches("[A-Za-z]:[/\\\\].*") || path.startsWith("\\")) {
      return "is not relative";
    }
    for (var part : path.split("[/\\\\]", -1)) {
      if (part.equals("..")) {
        return "leads out of its folder";
      }
      if (part.equals(".")) {
        return "has a part '.'";
      }
      if (part.isEmpty()) {
        return "has an empty part";
      }
    }
    return null;
  }

  /** Control characters, line separators, and what turns the direction of writing around. */
  private static boolean isHidden(int c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || c == 0x061c
        || c == 0x200e
        || c == 0x200f
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xfeff;
  }
}
