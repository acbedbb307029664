package dev.tsuiki.code.trail;

import java.util.regex.Pattern;

/**
 * What a statement begins by its first line: a definition, a decorator, or neither.
 *
 * @param name empty where this is no definition
 */
record Head(Kind kind, String name) {
  enum Kind {
    NONE,
    DECORATOR,
    FUNCTION,
    CLASS
  }

  private static final Pattern DEFINITION =
      Pattern.compile(
          "\\s*+(?:(?:async\\s++)?def|(class))\\s++([\\p{L}_][\\p{L}\\p{M}\\p{N}_]*+).*",
          Pattern.DOTALL);
  private static final int LETTERS = 1_000;
  private static final Head NONE = new Head(Kind.NONE, "");
  private static final Head DECORATOR = new Head(Kind.DECORATOR, "");

  static Head of(String line) {
    return switch (firstLetter(line)) {
      case '@' -> DECORATOR;
      // spares nearly every line the pattern
      case 'd', 'c', 'a' -> definition(line);
      default -> NONE;
    };
  }

  private static Head definition(String line) {
    var found = DEFINITION.matcher(line.length() > LETTERS ? line.substring(0, LETTERS) : line);
    return found.matches()
        ? new Head(found.group(1) == null ? Kind.FUNCTION : Kind.CLASS, found.group(2))
        : NONE;
  }

  private static char firstLetter(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c > ' ' && !Character.isWhitespace(c)) {
        return c;
      }
    }
    return ' ';
  }

  boolean isDefinition() {
    return kind == Kind.FUNCTION || kind == Kind.CLASS;
  }
}
