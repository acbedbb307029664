package dev.tsuiki.code.trail;

import java.util.ArrayList;
import java.util.List;

/** A text as its lines, without their endings; counted from 0 here and from 1 outside. */
final class Lines {
  private final String[] lines;

  private Lines(String[] lines) {
    this.lines = lines;
  }

  /** Ends lines where Python does: at {@code \n}, {@code \r\n} and a lone {@code \r}. */
  static Lines of(String text) {
    var lines = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(start, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return new Lines(lines.toArray(String[]::new));
  }

  int count() {
    return lines.length;
  }

  String get(int line) {
    return lines[line];
  }

  boolean isBlank(int line) {
    return lines[line].isBlank();
  }

  /** The lines from {@code from} up to, not including, {@code to}. */
  Lines part(int from, int to) {
    return new Lines(java.util.Arrays.copyOfRange(lines, from, to));
  }

  List<String> list() {
    return List.of(lines);
  }

  String text(int from, int to) {
    return String.join("\n", java.util.Arrays.asList(lines).subList(from, to));
  }
}
