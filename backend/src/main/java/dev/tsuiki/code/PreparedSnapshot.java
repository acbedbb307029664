package dev.tsuiki.code;

import dev.tsuiki.web.Notice;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A snapshot whose texts are stored and whose list has yet to be appended. */
public final class PreparedSnapshot {
  private final UUID notebook;
  private final List<SnapshotFile> files;
  private final List<Notice> notices;
  private final RecentLists.@Nullable Known like;

  PreparedSnapshot(
      UUID notebook,
      List<SnapshotFile> files,
      List<Notice> notices,
      RecentLists.@Nullable Known like) {
    this.notebook = notebook;
    this.files = List.copyOf(files);
    this.notices = List.copyOf(notices);
    this.like = like;
  }

  UUID notebook() {
    return notebook;
  }

  /** A list that this one hardly differs from, if there is one. */
  RecentLists.@Nullable Known like() {
    return like;
  }

  /** In path order. */
  public List<SnapshotFile> files() {
    return files;
  }

  public List<Notice> notices() {
    return notices;
  }

  /** The sizes of all files together, stored or not. */
  public long bytes() {
    return files.stream().mapToLong(SnapshotFile::size).sum();
  }
}
