package dev.tsuiki.storage;

import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;

/** The store cannot be reached or does not do what it should; trying again later may help. */
public class StorageDown extends ProblemException {

  /** What could not be done is for the log; the answer tells nobody about keys and buckets. */
  private final String what;

  public StorageDown(String what, Throwable cause) {
    super(ProblemType.UNAVAILABLE, "the storage of files does not answer; try again soon", cause);
    this.what = what;
  }

  @Override
  public String toString() {
    return super.toString() + " (" + what + ")";
  }
}
