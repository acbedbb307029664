package dev.tsuiki.code;

import dev.tsuiki.code.trail.Tree;
import dev.tsuiki.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the lists of snapshots' files, and their texts many at once. */
@ApplicationScoped
class SnapshotTrees {
  private static final String TREES =
      "select id, paths, hashes, sizes, states from snapshot"
          + " where notebook = :notebook and id = any(:ids) and states is not null";

  private final Rows rows;
  private final Sources sources;

  SnapshotTrees(Rows rows, Sources sources) {
    this.rows = rows;
    this.sources = sources;
  }

  /** The trees of these snapshots, by their ids; redacted ones are missing. */
  Map<UUID, SnapshotTree> of(UUID notebook, Collection<UUID> snapshots) {
    var trees = new HashMap<UUID, SnapshotTree>();
    rows.of(TREES, Map.of("notebook", notebook, "ids", snapshots.toArray(UUID[]::new)))
        .forEach(
            row -> {
              var id = (UUID) row[0];
              trees.put(id, new SnapshotTree(notebook, id, files(row), sources));
            });
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

  private static List<SnapshotFile> files(Object[] row) {
    var paths = (String[]) row[1];
    var hashes = (Object[]) row[2];
    var sizes = (Long[]) row[3];
    var states = (String) row[4];
    var files = new ArrayList<SnapshotFile>(paths.length);
    for (int i = 0; i < paths.length; i++) {
      files.add(
          new SnapshotFile(
              paths[i],
              hex((byte[]) hashes[i]),
              sizes[i],
              states.charAt(i) == 's',
              states.charAt(i) == 'r'));
    }
    return files;
  }

  private static @Nullable String hex(byte @Nullable [] hash) {
    return hash == null ? null : HexFormat.of().formatHex(hash);
  }
}
