package dev.tsuiki.code.trail;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The code of one trial: its files, notebooks read as their cells. */
public interface Tree {
  Set<String> paths();

  /** Equal for equal contents; null where there is no such file. */
  @Nullable String hash(String path);

  /** Null where there is no such file, or where its text was not kept. */
  @Nullable Source source(String path);
}
