package dev.tsuiki.code.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts the physical lines of a Python text together to logical ones, as the language's reference
 * describes it: strings, brackets and backslashes continue a line. What is no valid Python, as a
 * trial's code may well be, costs only the lines around the fault.
 */
final class LogicalLines {
  /**
   * No keyword of these can begin a line inside brackets, so there somebody forgot to close them.
   */
  private static final Pattern HEADER = Pattern.compile("\\s*(async\\s+def|def|class)\\s+\\w.*");

  private static final int DEEPEST = 200;
  private static final boolean[] IN_CODE = letters("#\\()[]{}\"'");
  private static final boolean[] IN_TEXT = letters("\\\"'{");

  /**
   * What a line that begins outside of any text, and ends outside of any, does: whether the next
   * one goes on with it, and above these bits how many brackets more are open after it.
   */
  private static final int CLOSED = 1;

  private static final int CONTINUED = 2;
  private static final int EFFECT = 2;

  private final Lines lines;
  private final Reader reader;
  private final List<Frame> open = new ArrayList<>();
  private int brackets;
  private boolean isContinued;

  /** A string that is open, or the braces of an f-string inside it. */
  private record Frame(String quote, boolean isFormatted, boolean isBraces, int brackets) {}

  /** Takes one after the other. */
  interface Reader {
    /**
     * @param first its first physical line
     * @param last its last one
     * @param indent in columns
     */
    void read(int first, int last, int indent);
  }

  private LogicalLines(Lines lines, Reader reader) {
    this.lines = lines;
    this.reader = reader;
  }

  static void read(Lines lines, Reader reader) {
    new LogicalLines(lines, reader).read();
  }

  private void read() {
    int first = -1;
    for (int i = 0; i < lines.count(); i++) {
      var line = lines.get(i);
      if (first >= 0 && !isInText() && brackets > 0 && isHeader(line)) {
        reader.read(first, i - 1, indent(lines.get(first)));
        first = -1;
        brackets = 0;
        open.clear();
      }
      if (first < 0) {
        int start = firstLetter(line);
        if (start == line.length() || line.charAt(start) == '#') {
          continue;
        }
        first = i;
        if (line.charAt(start) == '%' || line.charAt(start) == '!') {
          // a command of a notebook's cell, which is no Python
          reader.read(i, i, indent(line));
          first = -1;
          continue;
        }
      }
      scan(lines.line(i));
      if (open.isEmpty() && brackets <= 0 && !isContinued) {
        reader.read(first, i, indent(lines.get(first)));
        first = -1;
        brackets = 0;
      }
    }
    if (first >= 0) {
      reader.read(first, lines.count() - 1, indent(lines.get(first)));
    }
  }

  private static boolean isHeader(String line) {
    int start = firstLetter(line);
    char c = start < line.length() ? line.charAt(start) : ' ';
    return (c == 'a' || c == 'c' || c == 'd') && HEADER.matcher(line).matches();
  }

  private boolean isInText() {
    return !open.isEmpty() && !open.get(open.size() - 1).isBraces();
  }

  private void scan(Line line) {
    if (!open.isEmpty()) {
      scan(line.text());
      return;
    }
    int known = line.effect();
    if ((known & CLOSED) != 0) {
      isContinued = (known & CONTINUED) != 0;
      brackets += known >> EFFECT;
      return;
    }
    int before = brackets;
    scan(line.text());
    if (open.isEmpty()) {
      line.effect((brackets - before) << EFFECT | (isContinued ? CONTINUED : 0) | CLOSED);
    }
  }

  private void scan(String line) {
    isContinued = false;
    int i = 0;
    while (i < line.length()) {
      i = isInText() ? scanText(line, i) : scanCode(line, i);
    }
    if (!isContinued) {
      endShortTexts();
    }
  }

  /** Only three quotes, or a backslash, carry a string over the end of a line. */
  private void endShortTexts() {
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).quote().length() == 1) {
        brackets = open.get(i).brackets();
        open.subList(i, open.size()).clear();
      }
    }
  }

  /** Past all letters that mean nothing here, which is nearly all of them. */
  private static int skip(String line, int from, boolean[] meaningful) {
    int i = from;
    while (i < line.length() && (line.charAt(i) > 127 || !meaningful[line.charAt(i)])) {
      i++;
    }
    return i;
  }

  private static boolean[] letters(String all) {
    var letters = new boolean[128];
    all.chars().forEach(c -> letters[c] = true);
    return letters;
  }

  private int scanText(String line, int from) {
    int i = skip(line, from, IN_TEXT);
    if (i == line.length()) {
      return i;
    }
    var frame = open.get(open.size() - 1);
    char c = line.charAt(i);
    if (c == '\\') {
      isContinued = i + 1 == line.length();
      return i + 2;
    }
    if (line.startsWith(frame.quote(), i)) {
      open.remove(open.size() - 1);
      return i + frame.quote().length();
    }
    if (c == '{' && frame.isFormatted()) {
      if (line.startsWith("{{", i)) {
        return i + 2;
      }
      if (open.size() < DEEPEST) {
        open.add(new Frame("", false, true, brackets));
      }
    }
    return i + 1;
  }

  private int scanCode(String line, int from) {
    int i = skip(line, from, IN_CODE);
    if (i == line.length()) {
      return i;
    }
    char c = line.charAt(i);
    switch (c) {
      case '#' -> {
        return line.length();
      }
      case '\\' -> {
        isContinued = i + 1 == line.length();
        return i + 1;
      }
      case '(', '[', '{' -> brackets++;
      case ')', ']' -> brackets--;
      case '}' -> {
        int last = open.size() - 1;
        if (last >= 0 && open.get(last).isBraces() && brackets <= open.get(last).brackets()) {
          brackets = open.get(last).brackets();
          open.remove(last);
        } else {
          brackets--;
        }
      }
      case '"', '\'' -> {
        return openText(line, i);
      }
      default -> {}
    }
    return i + 1;
  }

  private int openText(String line, int i) {
    var one = line.substring(i, i + 1);
    if (!open.isEmpty() && i < line.length()) {
      // inside an f-string's braces the quote of the string around them ends it: older Python
      var around = open.size() >= 2 ? open.get(open.size() - 2) : null;
      if (around != null && around.quote().equals(one) && isLastQuote(line, i, one)) {
        var braces = open.remove(open.size() - 1);
        brackets = braces.brackets();
        open.remove(open.size() - 1);
        return i + 1;
      }
    }
    var quote = line.startsWith(one.repeat(3), i) ? one.repeat(3) : one;
    if (open.size() < DEEPEST) {
      open.add(new Frame(quote, isFormatted(line, i), false, brackets));
    }
    return i + quote.length();
  }

  private static boolean isLastQuote(String line, int i, String quote) {
    return line.indexOf(quote, i + 1) < 0;
  }

  private static boolean isFormatted(String line, int quote) {
    for (int i = quote - 1; i >= 0 && i >= quote - 2; i--) {
      char c = Character.toLowerCase(line.charAt(i));
      if (c == 'f' || c == 't') {
        return i == 0 || !isName(line.charAt(i - 1)) || "rR".indexOf(line.charAt(i - 1)) >= 0;
      }
      if (c != 'r') {
        return false;
      }
    }
    return false;
  }

  private static boolean isName(char c) {
    return Character.isUnicodeIdentifierPart(c);
  }

  private static int firstLetter(String line) {
    int i = 0;
    while (i < line.length() && (line.charAt(i) <= ' ' || line.charAt(i) == '\ufeff')) {
      i++;
    }
    return i;
  }

  /** In columns; a tab goes to the next multiple of eight, a form feed starts again. */
  private static int indent(String line) {
    int column = 0;
    for (int i = 0; i < line.length(); i++) {
      switch (line.charAt(i)) {
        case ' ' -> column++;
        case '\t' -> column = (column / 8 + 1) * 8;
        case '\f' -> column = 0;
        default -> {
          return column;
        }
      }
    }
    return column;
  }
}
