package dev.tsuiki.bench;

import dev.tsuiki.bench.PythonTruth.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Renames and moves definitions of a real text by script, so that it is known where they are. */
final class Disguise {
  private final Map<String, List<Found>> found;
  private final Set<String> toRename;
  private final Set<String> toMove;

  Disguise(Map<String, List<Found>> found, Set<String> toRename, Set<String> toMove) {
    this.found = found;
    this.toRename = toRename;
    this.toMove = toMove;
  }

  /** A name that has no letter in common with the old one but by chance. */
  static String name(String old) {
    return "zz" + Integer.toHexString(old.hashCode());
  }

  void apply(Map<String, String> texts, String file, String other) {
    var lines =
        new ArrayList<>(List.of(Objects.requireNonNull(texts.get(file)).split("\r\n|\n|\r", -1)));
    var moving =
        toMove.stream()
            .filter(name -> found.getOrDefault(name, List.of()).size() == 1)
            .map(name -> Objects.requireNonNull(found.get(name)).get(0))
            .sorted(Comparator.comparingInt(Found::start).reversed())
            .toList();
    var aside = new StringBuilder("import os\n\n\n");
    for (var one : moving) {
      var part = lines.subList(one.start() - 1, one.end());
      aside.append(String.join("\n", part)).append("\n\n\n");
      part.clear();
    }
    var text = renamed(String.join("\n", lines));
    texts.put(file, text);
    texts.put(other, renamed(aside.toString()));
  }

  private String renamed(String text) {
    for (var name : toRename) {
      if (found.getOrDefault(name, List.of()).size() == 1) {
        text = text.replaceAll("\\b" + Pattern.quote(name) + "\\b", name(name));
      }
    }
    return text;
  }
}
