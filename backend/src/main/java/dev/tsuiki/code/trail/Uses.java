package dev.tsuiki.code.trail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a definition reaches by name: every definition of the tree that it names, and theirs. */
public final class Uses {
  private static final Pattern NAME =
      Pattern.compile("(?:([\\p{L}_][\\p{L}\\p{N}_]*)\\s*\\.\\s*)?([\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile("\"[^\"\\n]*\"|'[^'\\n]*'|#[^\\n]*");
  private static final int MOST = 100;

  private final Tree tree;
  private final Map<String, List<Region>> tops = new HashMap<>();
  private final Set<String> modules = new HashSet<>();

  private Uses(Tree tree) {
    this.tree = tree;
    for (var path : tree.paths()) {
      if (path.endsWith(".py")) {
        modules.add(module(path));
      }
      var source = CodeFile.isPython(path) ? tree.source(path) : null;
      if (source != null) {
        for (var one : source.definitions()) {
          if (one.parent() < 0) {
            tops.computeIfAbsent(one.name(), none -> new ArrayList<>())
                .add(Region.of(path, one.decorators(), one.end()));
          }
        }
      }
    }
  }

  /** The region, then what it reaches, nearer things first; at most a hundred. */
  public static List<Region> of(Tree tree, Region start) {
    var uses = new Uses(tree);
    var found = new LinkedHashSet<Region>(List.of(start));
    var next = new ArrayDeque<Region>(found);
    while (!next.isEmpty() && found.size() < MOST) {
      var from = next.poll();
      for (var reached : uses.reached(from)) {
        boolean isInside = found.stream().anyMatch(one -> contains(one, reached));
        if (!isInside && found.size() < MOST) {
          found.add(reached);
          next.add(reached);
        }
      }
    }
    return List.copyOf(found);
  }

  private static boolean contains(Region one, Region other) {
    return one.path().equals(other.path())
        && one.startLine() <= other.startLine()
        && other.endLine() <= one.endLine();
  }

  private List<Region> reached(Region from) {
    var source = tree.source(from.path());
    if (source == null || from.endLine() > source.lineCount()) {
      return List.of();
    }
    var found = new LinkedHashSet<Region>();
    var text = source.text(from.startLine(), from.endLine());
    var names = NAME.matcher(TEXT_OR_COMMENT.matcher(text).replaceAll(" "));
    while (names.find()) {
      var of = names.group(1);
      var name = names.group(2);
      if (of == null || modules.contains(of)) {
        found.addAll(named(name, from.path(), source));
      } else {
        found.addAll(named(of, from.path(), source));
      }
    }
    return List.copyOf(found);
  }

  private static String module(String path) {
    var name = CodeFile.name(path);
    return name.endsWith(".py") ? name.substring(0, name.length() - 3) : name;
  }

  /** In the same file, else where it is imported from, else where it alone has the name. */
  private List<Region> named(String name, String path, Source source) {
    var all = tops.getOrDefault(name, List.of());
    var here = all.stream().filter(one -> one.path().equals(path)).toList();
    if (!here.isEmpty() || all.size() <= 1) {
      return here.isEmpty() ? all : here;
    }
    return all.stream().filter(one -> imports(source, one.path(), name)).toList();
  }

  private static boolean imports(Source source, String path, String name) {
    var module = CodeFile.name(path).replaceFirst("\\.pyw?$", "");
    for (int i = 0; i < source.lineCount(); i++) {
      var line = source.lines().get(i);
      if (line.contains("import") && line.contains(module) && line.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
