package dev.tsuiki.code.trail;

import java.util.ArrayList;
import java.util.List;

/** Finds the definitions of a Python text by their indentation. */
final class Definitions {
  private static final int DEEPEST = 100;

  private final Lines lines;
  private final List<Definition> found = new ArrayList<>();
  private final List<Integer> open = new ArrayList<>();
  private int decorators = -1;
  private int decoratorIndent;

  /** Of the statement before. */
  private int end = -1;

  private Definitions(Lines lines) {
    this.lines = lines;
  }

  /** In the order of their heads, so a definition comes after the one around it. */
  static List<Definition> of(Lines lines) {
    var all = new Definitions(lines);
    LogicalLines.read(lines, all::read);
    all.close(-1, all.end);
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

  private void read(int first, int last, int indent) {
    close(indent, end);
    end = last;
    var head = lines.line(first).head();
    if (head.kind() == Head.Kind.DECORATOR) {
      if (decorators < 0 || decoratorIndent != indent) {
        decorators = first;
        decoratorIndent = indent;
      }
      return;
    }
    if (head.isDefinition() && open.size() < DEEPEST) {
      int start = decorators >= 0 && decoratorIndent == indent ? decorators : first;
      found.add(
          new Definition(
              head.name(),
              head.kind() == Head.Kind.CLASS,
              open.isEmpty() ? -1 : open.get(open.size() - 1),
              indent,
              comment(start),
              start,
              first,
              last));
      open.add(found.size() - 1);
    }
    decorators = -1;
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
