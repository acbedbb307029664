package dev.tsuiki.code.trail;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One version of one file, read as far as anybody asks; safe for many threads. */
public final class Source {
  private final Lines lines;
  private final boolean isPython;
  private volatile @Nullable List<Definition> definitions;
  private volatile SoftReference<@Nullable Bags> bags = new SoftReference<>(null);
  private volatile @Nullable Set<String> names;
  private volatile @Nullable Map<Integer, List<Integer>> children;

  private Source(Lines lines, boolean isPython) {
    this.lines = lines;
    this.isPython = isPython;
  }

  /** What the path ends with says whether definitions are looked for. */
  public static Source of(String path, String text) {
    return of(path, Lines.of(text));
  }

  static Source of(String path, Lines lines) {
    return new Source(lines, CodeFile.isPython(path));
  }

  /** As the editor counts: what follows the last line's ending is no line. */
  public int lineCount() {
    return lines.count();
  }

  /** The lines from one to the other, counted from 1, both included, joined by {@code \n}. */
  public String text(int startLine, int endLine) {
    return lines.text(startLine - 1, endLine);
  }

  /** The lines of a definition of this name ({@code name} or {@code Class.name}), the first one. */
  public @Nullable Region definition(String path, String name) {
    var all = definitions();
    for (int i = 0; i < all.size(); i++) {
      if (name.equals(all.get(i).name()) || name.equals(qualified(i))) {
        var found = all.get(i);
        return new Region(path, found.decorators() + 1, found.end() + 1);
      }
    }
    return null;
  }

  /** The full name of the definition that begins at this line, counted from 1; empty: none. */
  public String label(int startLine) {
    for (int i = 0; i < definitions().size(); i++) {
      if (definitions().get(i).beginsAt(startLine - 1)) {
        return qualified(i);
      }
    }
    return "";
  }

  /** How much both have in common, line by line: from 0, nothing, to 1, all. */
  public double likeness(Source other) {
    return bags().whole().likeness(other.bags().whole());
  }

  Lines lines() {
    return lines;
  }

  List<Definition> definitions() {
    var known = definitions;
    if (known == null) {
      known = isPython ? Definitions.of(lines) : List.of();
      definitions = known;
    }
    return known;
  }

  String qualified(int definition) {
    var parts = new ArrayList<String>();
    for (int i = definition; i >= 0; i = definitions().get(i).parent()) {
      parts.add(0, definitions().get(i).name());
    }
    return String.join(".", parts);
  }

  /** The full names of all definitions. */
  Set<String> names() {
    var known = names;
    if (known == null) {
      known =
          IntStream.range(0, definitions().size())
              .mapToObj(this::qualified)
              .collect(Collectors.toUnmodifiableSet());
      names = known;
    }
    return known;
  }

  /** The places of the definitions by the one they stand in, -1 for those that stand in none. */
  Map<Integer, List<Integer>> children() {
    var known = children;
    if (known == null) {
      known = new HashMap<>();
      var all = definitions();
      for (int i = 0; i < all.size(); i++) {
        known.computeIfAbsent(all.get(i).parent(), none -> new ArrayList<>()).add(i);
      }
      children = known;
    }
    return known;
  }

  /** The innermost definition that has both lines, -1 where none has. */
  int around(int start, int end) {
    var all = definitions();
    int found = -1;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).comment() <= start && end <= all.get(i).end()) {
        found = i;
      }
    }
    return found;
  }

  /** The definition that begins at a line and ends no later than the other; -1 where none does. */
  int beginning(int start, int end) {
    var all = definitions();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).beginsAt(start) && all.get(i).end() <= end) {
        return i;
      }
    }
    return -1;
  }

  /** The outermost definition that begins not before a line and ends at the other; -1: none. */
  int ending(int start, int end) {
    var all = definitions();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).end() == end && all.get(i).head() >= start) {
        return i;
      }
    }
    return -1;
  }

  /** Made again where the memory was needed for something else. */
  Bags bags() {
    var known = bags.get();
    if (known == null) {
      known = new Bags(this);
      bags = new SoftReference<>(known);
    }
    return known;
  }
}
