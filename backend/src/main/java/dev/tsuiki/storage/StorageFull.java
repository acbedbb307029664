package dev.tsuiki.storage;

import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;

/** The store has no room left. */
public class StorageFull extends ProblemException {

  public StorageFull(Throwable cause) {
    super(ProblemType.STORAGE_FULL, "the storage of files has no room left", cause);
  }
}
