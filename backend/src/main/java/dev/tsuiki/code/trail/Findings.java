package dev.tsuiki.code.trail;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was found when something of one tree was looked for in the files of others: files that many
 * of them have are looked through once.
 */
final class Findings {
  private final Effort effort;
  private final Map<Question, Object> known = new HashMap<>();
  private final Map<String, Map<String, Double>> names = new HashMap<>();

  Findings(Effort effort) {
    this.effort = effort;
  }

  /** What is looked for, a path or a region, and in which text at which path. */
  private record Question(Object what, String path, String hash) {}

  /**
   * @param look only asked where it is not known yet
   * @return null where there is no such text, or where the effort is spent
   */
  <T> @Nullable T in(Tree tree, String path, Object what, Class<T> type, Function<Source, T> look) {
    var question = new Question(what, path, Objects.requireNonNull(tree.hash(path)));
    var found = known.get(question);
    if (found == null) {
      var source = effort.isLeft() ? tree.source(path) : null;
      if (source == null) {
        return null;
      }
      effort.spend(source);
      found = look.apply(source);
      known.put(question, found);
    }
    return type.cast(found);
  }

  /** How alike the names of two files are. */
  double likeness(String name, String other) {
    return names
        .computeIfAbsent(name, first -> new HashMap<>())
        .computeIfAbsent(other, first -> Similarity.ofLines(name, other));
  }

  boolean isEffortLeft() {
    return effort.isLeft();
  }
}
