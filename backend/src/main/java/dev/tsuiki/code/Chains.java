package dev.tsuiki.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Things that are stored as differences from each other, in an order to read them in. */
final class Chains<K> {
  private final List<K> order = new ArrayList<>();
  private final Map<K, List<K>> hanging = new HashMap<>();

  /**
   * @param bases what each is a difference from, null for what is whole: of those that are wanted,
   *     and of all that they hang on; without its base one is read all the same
   * @param wanted what is not known is left out
   */
  Chains(Map<K, ? extends @Nullable K> bases, Collection<K> wanted) {
    var roots = new ArrayList<K>();
    var seen = new HashSet<K>();
    for (var one : wanted) {
      for (@Nullable K at = bases.containsKey(one) ? one : null; at != null && seen.add(at); ) {
        K base = bases.get(at);
        if (base != null && bases.containsKey(base)) {
          hanging.computeIfAbsent(base, none -> new ArrayList<>()).add(at);
          at = base;
        } else {
          roots.add(at);
          at = null;
        }
      }
    }
    var next = new ArrayDeque<K>(roots);
    while (!next.isEmpty()) {
      var one = next.pop();
      order.add(one);
      var others = hanging.getOrDefault(one, List.of());
      for (int i = others.size() - 1; i >= 0; i--) {
        next.push(others.get(i));
      }
    }
  }

  /** Each comes after its base, and what hangs on it before anything that does not. */
  List<K> order() {
    return order;
  }

  /** How many of the order are differences from this one. */
  int hanging(K one) {
    return hanging.getOrDefault(one, List.of()).size();
  }
}
