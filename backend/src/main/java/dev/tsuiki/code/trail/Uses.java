package dev.tsuiki.code.trail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a definition reaches by name: every definition of the tree that it names, and theirs. */
public final class Uses {
  private static final Pattern NAME =
      Pattern.compile("(?:([\\p{L}_][\\p{L}\\p{N}_]*)\\s*\\.\\s*)?([\\p{L}_][\\p{L}\\p{N}_]*)");
  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile("\"[^\"\\n]*\"|'[^'\\n]*'|#[^\\n]*");
  private static final int MOST = 100;

  private final Effort effort;

  /** What the files that were read define outermost, by their paths and contents. */
  private final Map<Text, List<Top>> read = new HashMap<>();

  public Uses() {
    this(new Effort());
  }

  Uses(Effort effort) {
    this.effort = effort;
  }

  private record Text(String path, String hash) {}

  private record Top(String name, Region region) {}

  /**
   * What was reached.
   *
   * @param isDoubtful whether it was not looked for everywhere
   */
  public record Reached(List<Region> regions, boolean isDoubtful) {}

  /** The regions, after each what it reaches, nearer things first; at most a hundred of each. */
  public Reached of(Tree tree, Collection<Region> starts) {
    var index = new Index(tree);
    var all = new LinkedHashSet<Region>();
    starts.forEach(start -> all.addAll(index.of(start)));
    return new Reached(List.copyOf(all), index.isCut);
  }

  private @Nullable List<Top> tops(Tree tree, String path) {
    var hash = tree.hash(path);
    var text = new Text(path, hash == null ? "" : hash);
    var known = read.get(text);
    if (known == null && effort.isLeft()) {
      known = new ArrayList<>();
      var source = tree.source(path);
      if (source != null) {
        effort.spend(source);
        for (var one : source.definitions()) {
          if (one.parent() < 0) {
            known.add(new Top(one.name(), Region.of(path, one.decorators(), one.end())));
          }
        }
      }
      read.put(text, known);
    }
    return known;
  }

  /** Of one tree. */
  private final class Index {
    private final Tree tree;
    private final Map<String, List<Region>> tops = new HashMap<>();
    private final Set<String> modules = new HashSet<>();
    private boolean isCut;

    Index(Tree tree) {
      this.tree = tree;
      for (var path : tree.paths()) {
        if (path.endsWith(".py")) {
          modules.add(module(path));
        }
        if (CodeFile.isPython(path)) {
          var known = tops(tree, path);
          isCut |= known == null;
          for (var top : known == null ? List.<Top>of() : known) {
            tops.computeIfAbsent(top.name(), none -> new ArrayList<>()).add(top.region());
          }
        }
      }
    }

    private Set<Region> of(Region start) {
      var found = new LinkedHashSet<Region>(List.of(start));
      var next = new ArrayDeque<Region>(found);
      while (!next.isEmpty() && found.size() < MOST) {
        var from = next.poll();
        for (var reached : reached(from)) {
          boolean isInside = found.stream().anyMatch(one -> contains(one, reached));
          if (!isInside && found.size() < MOST) {
            found.add(reached);
            next.add(reached);
          }
        }
      }
      return found;
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

    /** In the same file, else where it is imported from, else where it alone has the name. */
    private List<Region> named(String name, String path, Source source) {
      var all = tops.getOrDefault(name, List.of());
      var here = all.stream().filter(one -> one.path().equals(path)).toList();
      if (!here.isEmpty() || all.size() <= 1) {
        return here.isEmpty() ? all : here;
      }
      return all.stream().filter(one -> imports(source, one.path(), name)).toList();
    }
  }

  private static boolean contains(Region one, Region other) {
    return one.path().equals(other.path())
        && one.startLine() <= other.startLine()
        && other.endLine() <= one.endLine();
  }

  private static String module(String path) {
    var name = CodeFile.name(path);
    return name.endsWith(".py") ? name.substring(0, name.length() - 3) : name;
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
