package dev.tsuiki.code;

import dev.tsuiki.code.trail.Source;
import dev.tsuiki.code.trail.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One snapshot as a tree of texts: what was stored, notebooks as their cells. */
final class SnapshotTree implements Tree {
  private final UUID notebook;
  private final UUID snapshot;
  private final Sources sources;
  private final TreeMap<String, String> hashes = new TreeMap<>();
  private final Map<String, Map<String, Sources.Cell>> cells = new HashMap<>();
  private final Map<String, Sources.Text> held = new ConcurrentHashMap<>();
  private @Nullable Set<String> paths;

  SnapshotTree(UUID notebook, UUID snapshot, List<SnapshotFile> files, Sources sources) {
    this.notebook = notebook;
    this.snapshot = snapshot;
    this.sources = sources;
    for (var file : files) {
      if (file.stored() && file.sha256() != null) {
        hashes.put(file.path(), file.sha256());
      }
    }
  }

  UUID snapshot() {
    return snapshot;
  }

  /** The file that holds this path: itself, or the notebook of a cell; null where none does. */
  @Nullable String file(String path) {
    if (hashes.containsKey(path)) {
      return path;
    }
    int mark = path.lastIndexOf('#');
    return mark > 0 && hashes.containsKey(path.substring(0, mark)) ? path.substring(0, mark) : null;
  }

  /** Of the stored file as it is, notebooks whole. */
  @Nullable String fileHash(String file) {
    return hashes.get(file);
  }

  /** Keeps a text of it as long as the tree itself. */
  void hold(String file, Sources.Text text) {
    held.put(file, text);
  }

  private Sources.@Nullable Text text(String file) {
    var hash = hashes.get(file);
    var known = held.get(file);
    return known != null || hash == null ? known : sources.text(notebook, hash, file);
  }

  Set<String> files() {
    return hashes.keySet();
  }

  @Override
  public synchronized Set<String> paths() {
    var known = paths;
    if (known == null) {
      known = new java.util.TreeSet<>();
      for (var file : hashes.keySet()) {
        var inside = NotebookFile.isOne(file) ? cells(file) : Map.<String, Sources.Cell>of();
        if (inside.isEmpty()) {
          known.add(file);
        } else {
          known.addAll(inside.keySet());
        }
      }
      paths = known;
    }
    return known;
  }

  @Override
  public @Nullable String hash(String path) {
    var whole = hashes.get(path);
    if (whole != null) {
      return whole;
    }
    var cell = cell(path);
    return cell == null ? null : cell.text();
  }

  @Override
  public @Nullable Source source(String path) {
    var whole = hashes.get(path);
    if (whole != null) {
      var text = text(path);
      return text == null ? null : text.source();
    }
    var cell = cell(path);
    return cell == null ? null : cell.source();
  }

  private Sources.@Nullable Cell cell(String path) {
    int mark = path.lastIndexOf('#');
    var file = mark < 0 ? "" : path.substring(0, mark);
    return NotebookFile.isOne(file) && hashes.containsKey(file) ? cells(file).get(path) : null;
  }

  /** In their order, by the paths that regions name them by; empty where this is no notebook. */
  List<CodeResource.CodeCell> codeCells(String file) {
    return NotebookFile.isOne(file)
        ? cells(file).entrySet().stream()
            .map(cell -> new CodeResource.CodeCell(cell.getKey(), cell.getValue().text()))
            .toList()
        : List.of();
  }

  private synchronized Map<String, Sources.Cell> cells(String file) {
    return cells.computeIfAbsent(
        file,
        none -> {
          var found = new java.util.LinkedHashMap<String, Sources.Cell>();
          var text = text(file);
          for (var cell : text == null ? List.<Sources.Cell>of() : text.cells()) {
            found.put(file + "#" + cell.id(), cell);
          }
          return found;
        });
  }
}
