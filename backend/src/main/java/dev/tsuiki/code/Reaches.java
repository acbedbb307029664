package dev.tsuiki.code;

import dev.tsuiki.code.trail.Lineage;
import dev.tsuiki.code.trail.Region;
import dev.tsuiki.code.trail.Trail;
import dev.tsuiki.code.trail.Trees;
import dev.tsuiki.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answers which trials have a line: the reach of a bug. */
@ApplicationScoped
class Reaches {
  private static final int LETTERS = 2_000;

  private final TrialGraphs graphs;
  private final SnapshotTrees snapshots;

  Reaches(TrialGraphs graphs, SnapshotTrees snapshots) {
    this.graphs = graphs;
    this.snapshots = snapshots;
  }

  Reach of(UUID notebook, UUID experiment, String path, int line) {
    var graph = graphs.of(notebook);
    var part = connected(graph, experiment);
    var trees = graphs.trees(notebook, graph, part.order(), Map.of());
    var tree = trees.get(experiment);
    var source = tree == null ? null : tree.source(path);
    if (source == null) {
      throw ProblemException.invalid("path", "is no stored text of this experiment");
    }
    if (line < 1 || line > source.lineCount()) {
      throw ProblemException.invalid(
          "line", "is not between 1 and %d".formatted(source.lineCount()));
    }
    snapshots.fetch(notebook, trees.values(), List.of(path));
    var text = source.text(line, line);
    var stops =
        Trail.follow(
            part, Map.of(experiment, List.of(new Region(path, line, line))), new Trees<>(trees));
    var items = new ArrayList<Reach.Item>();
    for (var id : graph.trials().keySet()) {
      var stop = stops.get(id);
      if (stop != null
          && !stop.regions().isEmpty()
          && trees.get(id) instanceof SnapshotTree there) {
        var region = stop.regions().get(0);
        var found = there.source(region.path());
        if (found != null && region.startLine() <= found.lineCount()) {
          var now = found.text(region.startLine(), region.startLine());
          items.add(
              new Reach.Item(
                  graph.key(id),
                  id,
                  there.snapshot(),
                  region.path(),
                  region.startLine(),
                  shown(now),
                  now.strip().equals(text.strip()),
                  stop.doubtful()));
        }
      }
    }
    return new Reach(graph.key(experiment), path, line, shown(text), items);
  }

  /** A line of a megabyte is not repeated for every trial. */
  private static String shown(String line) {
    return line.length() <= LETTERS ? line : line.substring(0, LETTERS) + "…";
  }

  /** Everything that any way of the lineage leads to. */
  private static Lineage<UUID> connected(TrialGraph graph, UUID start) {
    var seen = new HashSet<UUID>();
    var next = new ArrayList<UUID>(List.of(start));
    while (!next.isEmpty()) {
      var one = next.remove(next.size() - 1);
      if (seen.add(one)) {
        next.addAll(graph.lineage().parents(one));
        next.addAll(graph.lineage().children(one));
      }
    }
    var inTime = graph.trials().keySet().stream().filter(seen::contains).toList();
    var parents = new HashMap<UUID, List<UUID>>();
    inTime.forEach(one -> parents.put(one, graph.lineage().parents(one)));
    return new Lineage<>(inTime, parents);
  }
}
