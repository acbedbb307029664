package dev.tsuiki.code.trail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which definition of another version of a file each definition became. */
final class DefinitionMap {
  /** No match, and how sure that is. */
  static final int NONE = -1;

  private static final double RENAMED = 0.45;
  private static final double SURELY_RENAMED = 0.65;
  private static final double MARGIN = 0.1;
  private static final int COMPARISONS = 4_000;

  private final Source a;
  private final Source b;
  private final Likeness likeness;
  private final int[] to;
  private final int[] from;
  private final boolean[] doubtful;
  private final Map<Integer, List<Integer>> childrenA;
  private final Map<Integer, List<Integer>> childrenB;
  private final Map<Integer, Double> renamed = new HashMap<>();
  private final BitSet paired = new BitSet();
  private boolean isWhole;
  private boolean areRenamesKnown;

  DefinitionMap(Source a, Source b) {
    this.a = a;
    this.b = b;
    this.likeness = new Likeness(a, b);
    this.to = new int[a.definitions().size()];
    this.from = new int[b.definitions().size()];
    this.doubtful = new boolean[to.length];
    Arrays.fill(to, NONE);
    Arrays.fill(from, NONE);
    this.childrenA = a.children();
    this.childrenB = b.children();
  }

  /** What it became, and whether that is in doubt. */
  record Match(int to, boolean isDoubtful) {}

  synchronized Match of(int definition) {
    named(definition);
    if (to[definition] == NONE && !areRenamesKnown) {
      whole();
      renamed();
      areRenamesKnown = true;
    }
    int found = to[definition];
    return new Match(
        found, found != NONE && (doubtful[definition] || isTakenOver(definition, found)));
  }

  double likeness(int definition, int other) {
    return likeness.of(definition, other);
  }

  /** Whether any definition of the other version is without a partner, by name. */
  private List<Integer> without(int[] partners) {
    var without = new ArrayList<Integer>();
    for (int i = 0; i < partners.length; i++) {
      if (partners[i] == NONE) {
        without.add(i);
      }
    }
    return without;
  }

  /** Pairs by name what stands around a definition, and it: nobody asks for most of the others. */
  private void named(int definition) {
    int parent = a.definitions().get(definition).parent();
    if (parent < 0) {
      byName(-1, -1);
    } else {
      named(parent);
      if (to[parent] != NONE) {
        byName(parent, to[parent]);
      }
    }
  }

  /** Pairs all by name. */
  private void whole() {
    if (!isWhole) {
      isWhole = true;
      byName(-1, -1);
      for (int d = 0; d < to.length; d++) {
        if (to[d] != NONE) {
          byName(d, to[d]);
        }
      }
    }
  }

  private void byName(int parentA, int parentB) {
    if (paired.get(parentA + 1)) {
      return;
    }
    paired.set(parentA + 1);
    var there = new HashMap<String, List<Integer>>();
    for (int e : childrenB.getOrDefault(parentB, List.of())) {
      if (from[e] == NONE) {
        there.computeIfAbsent(b.definitions().get(e).name(), none -> new ArrayList<>()).add(e);
      }
    }
    var here = new java.util.LinkedHashMap<String, List<Integer>>();
    for (int d : childrenA.getOrDefault(parentA, List.of())) {
      var name = a.definitions().get(d).name();
      if (to[d] == NONE && there.containsKey(name)) {
        here.computeIfAbsent(name, none -> new ArrayList<>()).add(d);
      }
    }
    here.forEach((name, ones) -> sameName(ones, there.getOrDefault(name, List.of())));
  }

  /** Several of one name, as a property and its setter: by what stands at their heads, in order. */
  private void sameName(List<Integer> ones, List<Integer> others) {
    var here = new ArrayList<>(ones);
    var there = new ArrayList<>(others);
    boolean isCertain = here.size() == there.size();
    if (here.size() > 1 || there.size() > 1) {
      for (var d : List.copyOf(here)) {
        var alike = there.stream().filter(e -> head(a, d).equals(head(b, e))).toList();
        boolean isOnly = here.stream().filter(x -> head(a, x).equals(head(a, d))).count() == 1;
        if (alike.size() == 1 && isOnly) {
          pair(d, alike.get(0), false);
          here.remove(d);
          there.remove(alike.get(0));
        }
      }
      if (here.size() != there.size()) {
        here.sort(Comparator.comparingDouble(d -> -best(d, there)));
      }
    }
    for (var d : here) {
      if (there.isEmpty()) {
        return;
      }
      var e =
          isCertain
              ? there.get(0)
              : Collections.max(there, Comparator.comparingDouble(x -> likeness.of(d, x)));
      pair(d, e, !isCertain && (ones.size() > 1 || likeness.of(d, e) < RENAMED));
      there.remove(e);
    }
  }

  private double best(int d, List<Integer> there) {
    return there.stream().mapToDouble(e -> likeness.of(d, e)).max().orElse(0);
  }

  private static String head(Source source, int definition) {
    var d = source.definitions().get(definition);
    int end = Math.min(d.head(), d.decorators() + 20);
    return source.lines().text(d.decorators(), end + 1);
  }

  private void pair(int d, int e, boolean isDoubtful) {
    to[d] = e;
    from[e] = d;
    doubtful[d] = isDoubtful;
    if (isWhole) {
      byName(d, e);
    }
  }

  private record Candidate(int d, int e, double likeness) {}

  /**
   * What lost its name but kept its body. Where that may be too much, what stands in no other goes
   * first: what stands in it has its name still.
   */
  private void renamed() {
    if ((long) without(to).size() * without(from).size() > COMPARISONS) {
      renamed(outermost(a, to), outermost(b, from));
    }
    renamed(without(to), without(from));
  }

  private List<Integer> outermost(Source source, int[] partners) {
    return without(partners).stream()
        .filter(i -> source.definitions().get(i).parent() < 0)
        .toList();
  }

  /** The surest first. */
  private void renamed(List<Integer> here, List<Integer> there) {
    if ((long) here.size() * there.size() > COMPARISONS) {
      return;
    }
    var candidates = new ArrayList<Candidate>();
    for (int d : here) {
      for (int e : there) {
        if (a.definitions().get(d).isClass() == b.definitions().get(e).isClass()) {
          double alike = likeness.of(d, e) + bonus(d, e);
          if (alike >= RENAMED) {
            candidates.add(new Candidate(d, e, alike));
          }
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::likeness).reversed());
    for (var best : candidates) {
      if (to[best.d()] == NONE && from[best.e()] == NONE) {
        double next =
            candidates.stream()
                .filter(x -> x != best && (x.d() == best.d() || x.e() == best.e()))
                .filter(x -> isRival(x, best))
                .mapToDouble(Candidate::likeness)
                .max()
                .orElse(0);
        boolean isSure = best.likeness() >= SURELY_RENAMED && best.likeness() - next >= MARGIN;
        renamed.put(best.d(), best.likeness());
        pair(best.d(), best.e(), !isSure);
      }
    }
  }

  /** Whether it might as well have been this: what took its place did so by no clear margin. */
  private boolean isRival(Candidate other, Candidate best) {
    return (other.d() == best.d() || isAbout(other, to[other.d()], likenessOf(other.d())))
        && (other.e() == best.e()
            || isAbout(
                other, from[other.e()], from[other.e()] == NONE ? 0 : likenessOf(from[other.e()])));
  }

  private static boolean isAbout(Candidate other, int partner, double likeness) {
    return partner == NONE || likeness < other.likeness() + MARGIN;
  }

  private double likenessOf(int d) {
    return renamed.getOrDefault(d, 1.0);
  }

  private double bonus(int d, int e) {
    var one = a.definitions().get(d);
    var other = b.definitions().get(e);
    double bonus =
        one.name().equals(other.name()) ? 0.15 : 0.1 * Similarity.ofLines(one.name(), other.name());
    boolean isSamePlace =
        one.parent() < 0
            ? other.parent() < 0
            : to[one.parent()] == other.parent() && other.parent() >= 0;
    return bonus + (isSamePlace ? 0.05 : 0);
  }

  /** Whether another definition has the body now, and this one only the name. */
  private boolean isTakenOver(int d, int e) {
    if (likeness.of(d, e) >= 0.3 || a.definitions().get(d).length() < 4) {
      return false;
    }
    whole();
    var strangers = without(from);
    if (strangers.size() > 200) {
      return false;
    }
    return strangers.stream()
        .filter(x -> b.definitions().get(x).isClass() == a.definitions().get(d).isClass())
        .anyMatch(x -> likeness.of(d, x) >= SURELY_RENAMED);
  }
}
