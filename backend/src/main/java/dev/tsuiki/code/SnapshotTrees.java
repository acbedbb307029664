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
      var hashes = new ArrayList<String>();
      String file = path;
      for (var tree : trees) {
        if (tree instanceof SnapshotTree snapshot) {
          var held = snapshot.file(path);
          var hash = held == null ? null : snapshot.fileHash(held);
          if (held != null && hash != null) {
            hashes.add(hash);
            file = held;
          }
        }
      }
      var fetched = sources.fetch(notebook, file, hashes);
      for (var tree : trees) {
        if (tree instanceof SnapshotTree snapshot) {
          var held = snapshot.file(path);
          var text = held == null ? null : fetched.get(snapshot.fileHash(held));
          if (held != null && text != null) {
            snapshot.hold(held, text);
          }
        }
      }
    }
  }
}
