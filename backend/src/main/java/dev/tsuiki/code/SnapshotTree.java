package dev.tsuiki.code;

import dev.tsuiki.code.trail.Source;
import dev.tsuiki.code.trail.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One snapshot as a tree of texts: what was stored, notebooks as their cells. */
final class SnapshotTree implements Tree {
  private final UUID notebook;
  private final UUID snapshot;
  private final Sources sources;

  /** In path order, and mostly the same ones as in the trees of other versions. */
  private final List<SnapshotFile> files;

  private final Map<String, Map<String, Sources.Cell>> cells = new HashMap<>();
  private final Map<String, Sources.Text> held = new ConcurrentHashMap<>();

  SnapshotTree(UUID notebook, UUID snapshot, List<SnapshotFile> files, Sources sources) {
    this.notebook = notebook;
    this.snapshot = snapshot;
    this.sources = sources;
    this.files = files;
  }

  UUID snapshot() {
    return snapshot;
  }

  /** The file that holds this path: itself, or the notebook of a cell; null where none does. */
  @Nullable String file(String path) {
    if (fileHash(path) != null) {
      return path;
    }
    int mark = path.lastIndexOf('#');
    return mark > 0 && fileHash(path.substring(0, mark)) != null ? path.substring(0, mark) : null;
  }

  /** Of the stored file as it is, notebooks whole. */
  @Nullable String fileHash(String file) {
    int low = 0;
    int high = files.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = files.get(middle).path().compareTo(file);
      if (order == 0) {
        return hash(files.get(middle));
      }
      low = order < 0 ? middle + 1 : low;
      high = order > 0 ? middle - 1 : high;
    }
    return null;
  }

  private static @Nullable String hash(SnapshotFile file) {
    return file.stored() ? file.sha256() : null;
  }

  /** Keeps a text of it as long as the tree itself. */
  void hold(String file, Sources.Text text) {
    held.put(file, text);
  }

  private Sources.@Nullable Text text(String file) {
    var hash = fileHash(file);
    var known = held.get(file);
    return known != null || hash == null ? known : sources.text(notebook, hash, file);
  }

  List<String> files() {
    return files.stream().filter(file -> hash(file) != null).map(SnapshotFile::path).toList();
  }

  @Override
  public List<String> paths() {
    return files.stream()
        .filter(file -> hash(file) != null)
        .flatMap(file -> inside(file.path()).stream())
        .toList();
  }

  /** The code cells of a notebook; else the file itself. */
  private Collection<String> inside(String file) {
    var cells = NotebookFile.isOne(file) ? cells(file).keySet() : Set.<String>of();
    return cells.isEmpty() ? List.of(file) : cells;
  }

  @Override
  public List<String> unlike(Tree other) {
    if (!(other instanceof SnapshotTree there)) {
      return Tree.super.unlike(other);
    }
    var unlike = new ArrayList<String>();
    int at = 0;
    for (var file : files) {
      if (at < there.files.size() && there.files.get(at) == file) {
        at++;
        continue;
      }
      while (at < there.files.size() && there.files.get(at).path().compareTo(file.path()) < 0) {
        at++;
      }
      var partner = at < there.files.size() ? there.files.get(at) : null;
      boolean isSame =
          partner != null
              && partner.path().equals(file.path())
              && Objects.equals(hash(partner), hash(file));
      if (!isSame && hash(file) != null) {
        for (var path : inside(file.path())) {
          if (!Objects.equals(hash(path), there.hash(path))) {
            unlike.add(path);
          }
        }
      }
    }
    return unlike;
  }

  @Override
  public @Nullable String hash(String path) {
    var whole = fileHash(path);
    if (whole != null) {
      return whole;
    }
    var cell = cell(path);
    return cell == null ? null : cell.text();
  }

  @Override
  public @Nullable Source source(String path) {
    var whole = fileHash(path);
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
    return NotebookFile.isOne(file) && fileHash(file) != null ? cells(file).get(path) : null;
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
          var found = new LinkedHashMap<String, Sources.Cell>();
          var text = text(file);
          for (var cell : text == null ? List.<Sources.Cell>of() : text.cells()) {
            found.put(file + "#" + cell.id(), cell);
          }
          return found;
        });
  }
}
