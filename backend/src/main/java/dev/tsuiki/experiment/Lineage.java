package dev.tsuiki.experiment;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The graph of who came from whom. Parents are named by key; a name that nothing has is a loose
 * end, which a later experiment may tie.
 */
final class Lineage {
  /** One experiment and the names of its parents. */
  record Node(UUID id, String key, List<String> parents) {}

  /** One step from a child to a parent, by their present keys. */
  record Edge(String child, String parent) {}

  private final Map<UUID, Node> nodes = new HashMap<>();
  private final Map<String, UUID> names;
  private final Map<UUID, Set<UUID>> children = new HashMap<>();

  /** {@code names} holds every key that ever meant an experiment, present ones and aliases. */
  Lineage(Collection<Node> nodes, Map<String, UUID> names) {
    this.names = names;
    nodes.forEach(node -> this.nodes.put(node.id(), node));
    nodes.forEach(
        node ->
            parentsOf(node.id())
                .forEach(
                    parent ->
                        children
                            .computeIfAbsent(parent, none -> new LinkedHashSet<>())
                            .add(node.id())));
  }

  Set<UUID> ancestors(UUID of) {
    return reach(of, this::parentsOf);
  }

  Set<UUID> descendants(UUID of) {
    return reach(of, id -> children.getOrDefault(id, Set.of()));
  }

  /** Whether the experiment would be its own ancestor if these were its parents. */
  boolean wouldBeItsOwnAncestor(UUID experiment, Collection<String> parents) {
    return parents.stream()
        .map(names::get)
        .anyMatch(
            parent ->
                parent != null
                    && (parent.equals(experiment) || ancestors(parent).contains(experiment)));
  }

  /**
   * Whether the experiment called {@code key}, or an ancestor of it, names {@code awaited} as a
   * parent.
   */
  boolean descendsFrom(String key, String awaited) {
    var start = names.get(key);
    if (start == null) {
      return false;
    }
    var line = new LinkedHashSet<>(ancestors(start));
    line.add(start);
    return line.stream()
        .map(nodes::get)
        .anyMatch(node -> node != null && node.parents().contains(awaited));
  }

  /** The steps among these experiments. */
  List<Edge> edges(Set<UUID> among) {
    return among.stream()
        .map(nodes::get)
        .filter(node -> node != null)
        .flatMap(
            node ->
                parentsOf(node.id()).stream()
                    .filter(among::contains)
                    .map(nodes::get)
                    .filter(parent -> parent != null)
                    .map(parent -> new Edge(node.key(), parent.key())))
        .toList();
  }

  private Set<UUID> parentsOf(UUID id) {
    var found = new LinkedHashSet<UUID>();
    var node = nodes.get(id);
    if (node != null) {
      for (var name : node.parents()) {
        var parent = names.get(name);
        if (parent != null && !parent.equals(id)) {
          found.add(parent);
        }
      }
    }
    return found;
  }

  private static Set<UUID> reach(UUID from, java.util.function.Function<UUID, Set<UUID>> step) {
    var seen = new LinkedHashSet<UUID>();
    var next = new ArrayDeque<>(step.apply(from));
    while (!next.isEmpty()) {
      var id = next.poll();
      if (!id.equals(from) && seen.add(id)) {
        next.addAll(step.apply(id));
      }
    }
    return seen;
  }
}
