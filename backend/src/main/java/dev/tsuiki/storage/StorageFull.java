package dev.tsuiki.storage;

/** The store has no room left. */
public class StorageFull extends RuntimeException {

  public StorageFull(Throwable cause) {
    super("the storage has no room left", cause);
  }
}
