package dev.tsuiki.code.trail;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The code of many trials, and what was found out about any two of them. */
public final class Trees<T> implements Trail.Carrier<T> {
  private final Map<T, Tree> trees;
  private final Map<Step<T>, TreePair> pairs = new HashMap<>();
  private final Map<T, Findings> findings = new HashMap<>();
  private final Effort effort;

  private record Step<T>(T from, T to) {}

  public Trees(Map<T, Tree> trees) {
    this(trees, new Effort());
  }

  Trees(Map<T, Tree> trees, Effort effort) {
    this.trees = trees;
    this.effort = effort;
  }

  Set<T> keys() {
    return trees.keySet();
  }

  @Override
  public Carried carry(T from, Region region, T to) {
    var pair =
        pairs.computeIfAbsent(
            new Step<>(from, to),
            none ->
                new TreePair(
                    Objects.requireNonNull(trees.get(from)),
                    Objects.requireNonNull(trees.get(to)),
                    findings.computeIfAbsent(from, first -> new Findings(effort))));
    return pair.carry(region);
  }
}
