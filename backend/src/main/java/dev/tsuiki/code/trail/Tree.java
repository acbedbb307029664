package dev.tsuiki.code.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The code of one trial: its files, notebooks read as their cells. */
public interface Tree {
  Collection<String> paths();

  /** Equal for equal contents; null where there is no such file. */
  @Nullable String hash(String path);

  /** Null where there is no such file, or where its text was not kept. */
  @Nullable Source source(String path);

  /** The paths here whose contents are not the ones that they have in another tree. */
  default List<String> unlike(Tree other) {
    var unlike = new ArrayList<String>();
    for (var path : paths()) {
      var hash = hash(path);
      if (hash != null && !Objects.equals(hash, other.hash(path))) {
        unlike.add(path);
      }
    }
    return unlike;
  }
}
