package dev.tsuiki.code.trail;

import dev.tsuiki.code.trail.LogicalLines.Logical;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the definitions of a Python text by their indentation. */
final class Definitions {
  private static final Pattern HEAD =
      Pattern.compile(
          "\\s*+(?:(?:async\\s++)?def|(class))\\s++([\\p{L}_][\\p{L}\\p{M}\\p{N}_]*+).*",
          Pattern.DOTALL);
  private static final int DEEPEST = 100;

  private final Lines lines;
  private final List<Definition> found = new ArrayList<>();
  private final List<Integer> open = new ArrayList<>();
  private int decorators = -1;
  private int decoratorIndent;

  private Definitions(Lines lines) {
    this.lines = lines;
  }

  /** In the order of their heads, so a definition comes after the one around it. */
  static List<Definition> of(Lines lines) {
    var all = new Definitions(lines);
    int end = -1;
    for (var logical : LogicalLines.of(lines)) {
      all.close(logical.indent(), end);
      all.read(logical);
      end = logical.last();
    }
    all.close(-1, end);
    return List.copyOf(all.found);
  }

  private void close(int indent, int end) {
    while (!open.isEmpty()) {
      int last = open.get(open.size() - 1);
      var d = found.get(last);
      if (d.indent() < indent) {
        return;
      }
      found.set(
          last,
          new Definition(
              d.name(),
              d.isClass(),
              d.parent(),
              d.indent(),
              d.comment(),
              d.decorators(),
              d.head(),
              end));
      open.remove(open.size() - 1);
    }
  }

  private void read(Logical logical) {
    var text = lines.get(logical.first());
    if (text.stripLeading().startsWith("@")) {
      if (decorators < 0 || decoratorIndent != logical.indent()) {
        decorators = logical.first();
        decoratorIndent = logical.indent();
      }
      return;
    }
    var head = HEAD.matcher(text.length() > 1000 ? text.substring(0, 1000) : text);
    if (mayBeHead(text) && head.matches() && open.size() < DEEPEST) {
      int start =
          decorators >= 0 && decoratorIndent == logical.indent() ? decorators : logical.first();
      found.add(
          new Definition(
              head.group(2),
              head.group(1) != null,
              open.isEmpty() ? -1 : open.get(open.size() - 1),
              logical.indent(),
              comment(start),
              start,
              logical.first(),
              logical.last()));
      open.add(found.size() - 1);
    }
    decorators = -1;
  }

  /** Spares nearly every line the pattern. */
  private static boolean mayBeHead(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ') {
        return c == 'd' || c == 'c' || c == 'a' || c == '\ufeff';
      }
    }
    return false;
  }

  /** The first of the comment lines that stand right above, as far in as what they speak of. */
  private int comment(int start) {
    var lead = lead(lines.get(start));
    int first = start;
    while (first > 0) {
      var above = lines.get(first - 1);
      if (!above.startsWith(lead + "#")) {
        break;
      }
      first--;
    }
    return first;
  }

  private static String lead(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }
}
