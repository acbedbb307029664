package dev.tsuiki.code.trail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who came from whom, as far as a trail has to know it. The order given is kept among equals. */
public final class Lineage<T> {
  private final Map<T, List<T>> parents = new HashMap<>();
  private final Map<T, List<T>> children = new HashMap<>();
  private final List<T> order;

  /**
   * @param inTime every trial, earlier ones first; parents that are not among them are left out
   */
  public Lineage(Collection<T> inTime, Map<T, List<T>> parents) {
    var known = new LinkedHashSet<>(inTime);
    for (var one : known) {
      var kept = parents.getOrDefault(one, List.of()).stream().filter(known::contains).toList();
      this.parents.put(one, kept);
      kept.forEach(parent -> children.computeIfAbsent(parent, none -> new ArrayList<>()).add(one));
    }
    this.order = parentsFirst(known);
  }

  public List<T> parents(T one) {
    return parents.getOrDefault(one, List.of());
  }

  public List<T> children(T one) {
    return children.getOrDefault(one, List.of());
  }

  /** Every trial after its parents, else in time order. */
  public List<T> order() {
    return order;
  }

  public Set<T> ancestors(T one) {
    return reach(parents(one), parents);
  }

  public Set<T> descendants(T one) {
    return reach(children(one), children);
  }

  /** The nearest of its ancestors that are among these, nearer ones and first parents first. */
  public java.util.Optional<T> nearestAncestor(T one, java.util.function.Predicate<T> among) {
    var seen = new LinkedHashSet<T>();
    var next = new ArrayDeque<>(parents(one));
    while (!next.isEmpty()) {
      var candidate = next.poll();
      if (seen.add(candidate)) {
        if (among.test(candidate)) {
          return java.util.Optional.of(candidate);
        }
        next.addAll(parents(candidate));
      }
    }
    return java.util.Optional.empty();
  }

  private static <T> Set<T> reach(List<T> from, Map<T, List<T>> step) {
    var seen = new LinkedHashSet<T>();
    var next = new ArrayDeque<>(from);
    while (!next.isEmpty()) {
      var one = next.poll();
      if (seen.add(one)) {
        next.addAll(step.getOrDefault(one, List.of()));
      }
    }
    return seen;
  }

  private List<T> parentsFirst(Set<T> known) {
    var done = new LinkedHashSet<T>();
    var open = new LinkedHashSet<T>();
    for (var one : known) {
      var stack = new ArrayDeque<T>(List.of(one));
      while (!stack.isEmpty()) {
        var top = stack.peek();
        open.add(top);
        // a circle, which no notebook should have, ends where it closes
        var waiting =
            parents(top).stream().filter(p -> !done.contains(p) && !open.contains(p)).findFirst();
        if (waiting.isPresent()) {
          stack.push(waiting.get());
        } else {
          done.add(top);
          stack.pop();
        }
      }
    }
    return List.copyOf(done);
  }
}
