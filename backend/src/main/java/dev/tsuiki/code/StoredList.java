package dev.tsuiki.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of files as it is stored, column by column: whole, or what is different from another one.
 *
 * @param hashes null where nobody knows it, or where it was redacted
 * @param states a letter a file
 */
record StoredList(String[] paths, byte[] @Nullable [] hashes, long[] sizes, String states) {
  private static final char STORED = 's';
  private static final char NAMED = 'n';
  private static final char REDACTED = 'r';

  /** Is in the list that this one is a difference from, and not in this one. */
  private static final char GONE = 'x';

  static StoredList whole(List<SnapshotFile> files) {
    return of(files, List.of());
  }

  /** What has to be said to who knows {@code base}. */
  static StoredList difference(List<SnapshotFile> base, List<SnapshotFile> files) {
    var before = new HashMap<String, SnapshotFile>();
    base.forEach(file -> before.put(file.path(), file));
    var changed = files.stream().filter(file -> !file.equals(before.get(file.path()))).toList();
    var left = new HashSet<String>();
    files.forEach(file -> left.add(file.path()));
    return of(
        changed,
        base.stream().map(SnapshotFile::path).filter(path -> !left.contains(path)).toList());
  }

  private static StoredList of(List<SnapshotFile> files, List<String> gone) {
    int count = files.size() + gone.size();
    var list =
        new StoredList(new String[count], new byte[count][], new long[count], letters(files, gone));
    for (int i = 0; i < files.size(); i++) {
      var file = files.get(i);
      list.paths[i] = file.path();
      list.hashes[i] = file.sha256() == null ? null : HexFormat.of().parseHex(file.sha256());
      list.sizes[i] = file.size();
    }
    for (int i = 0; i < gone.size(); i++) {
      list.paths[files.size() + i] = gone.get(i);
    }
    return list;
  }

  private static String letters(List<SnapshotFile> files, List<String> gone) {
    var letters = new StringBuilder();
    files.forEach(
        file -> letters.append(file.redacted() ? REDACTED : file.stored() ? STORED : NAMED));
    return letters.append(String.valueOf(GONE).repeat(gone.size())).toString();
  }

  int length() {
    return paths.length;
  }

  /** The whole list, in path order. */
  List<SnapshotFile> on(List<SnapshotFile> base) {
    var files = new ArrayList<>(base);
    for (int i = 0; i < paths.length; i++) {
      char state = states.charAt(i);
      var hash = hashes[i] == null ? null : HexFormat.of().formatHex(hashes[i]);
      var file = new SnapshotFile(paths[i], hash, sizes[i], state == STORED, state == REDACTED);
      int at = Collections.binarySearch(files, file, Comparator.comparing(SnapshotFile::path));
      if (state == GONE && at >= 0) {
        files.remove(at);
      } else if (state != GONE && at >= 0) {
        files.set(at, file);
      } else if (state != GONE) {
        files.add(-at - 1, file);
      }
    }
    return files;
  }
}
