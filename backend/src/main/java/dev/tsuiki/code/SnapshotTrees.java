package dev.tsuiki.code;

import dev.tsuiki.code.trail.Tree;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reads the lists of snapshots' files, and their texts many at once. */
@ApplicationScoped
class SnapshotTrees {
  private final FileLists lists;
  private final Sources sources;

  SnapshotTrees(FileLists lists, Sources sources) {
    this.lists = lists;
    this.sources = sources;
  }

  /** The trees of these snapshots, by their ids; redacted ones are missing. */
  Map<UUID, SnapshotTree> of(UUID notebook, Collection<UUID> snapshots) {
    var trees = new HashMap<UUID, SnapshotTree>();
    lists
        .of(notebook, snapshots)
        .forEach((id, files) -> trees.put(id, new SnapshotTree(notebook, id, files, sources)));
    return trees;
  }

  /** Reads every version of these paths at once. */
  void fetch(UUID notebook, Collection<Tree> trees, Collection<String> paths) {
    for (var path : paths) {
      var wanted = new ArrayList<Wanted>();
      for (var tree : trees) {
        if (tree instanceof SnapshotTree snapshot) {
          var file = snapshot.file(path);
          var hash = file == null ? null : snapshot.fileHash(file);
          if (file != null && hash != null) {
            wanted.add(new Wanted(snapshot, file, hash));
          }
        }
      }
      if (wanted.isEmpty()) {
        continue;
      }
      var hashes = wanted.stream().map(Wanted::hash).toList();
      var fetched = sources.fetch(notebook, wanted.get(0).file(), hashes);
      for (var one : wanted) {
        var text = fetched.get(one.hash());
        if (text != null) {
          one.tree().hold(one.file(), text);
        }
      }
    }
  }

  private record Wanted(SnapshotTree tree, String file, String hash) {}
}
