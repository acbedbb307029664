package dev.tsuiki.code.trail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A text as its lines, without their endings; counted from 0 here and from 1 outside. */
final class Lines {
  private final Line[] lines;

  Lines(Line[] lines) {
    this.lines = lines;
  }

  static Lines of(String text) {
    return of(text, Line::new);
  }

  /**
   * Ends lines where Python does: at {@code \n}, {@code \r\n} and a lone {@code \r}.
   *
   * @param shared the line to take for a text
   */
  static Lines of(String text, Function<String, Line> shared) {
    var lines = new ArrayList<Line>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(shared.apply(text.substring(start, i)));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    if (start < text.length()) {
      lines.add(shared.apply(text.substring(start)));
    }
    return new Lines(lines.toArray(Line[]::new));
  }

  int count() {
    return lines.length;
  }

  String get(int line) {
    return lines[line].text();
  }

  String stripped(int line) {
    return lines[line].stripped();
  }

  Line line(int line) {
    return lines[line];
  }

  boolean isBlank(int line) {
    return lines[line].isBlank();
  }

  boolean isSame(int line, Lines other, int there) {
    var one = lines[line];
    var two = other.lines[there];
    return one == two || one.text().equals(two.text());
  }

  /** The lines from {@code from} up to, not including, {@code to}. */
  Lines part(int from, int to) {
    return new Lines(Arrays.copyOfRange(lines, from, to));
  }

  String text(int from, int to) {
    return Arrays.stream(lines, from, to).map(Line::text).collect(Collectors.joining("\n"));
  }
}
