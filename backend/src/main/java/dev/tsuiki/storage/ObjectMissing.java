package dev.tsuiki.storage;

import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;

/** A record names an object that the store does not have: {@code fsck} lists all of them. */
public class ObjectMissing extends ProblemException {

  private final ObjectKey key;

  public ObjectMissing(ObjectKey key) {
    super(ProblemType.GONE, "the bytes are not in the storage any more");
    this.key = key;
  }

  @Override
  public String toString() {
    return super.toString() + " (" + key + ")";
  }
}
