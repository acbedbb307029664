package dev.tsuiki.storage;

/** A record names an object that the store does not have: {@code fsck} lists all of them. */
public class ObjectMissing extends RuntimeException {

  public ObjectMissing(ObjectKey key) {
    super("no object " + key);
  }
}
