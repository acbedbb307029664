package dev.tsuiki.storage;

import java.io.InputStream;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Objects are written once under a key of their own and never changed. Every method may throw
 * {@link StorageDown}, and {@link #put} {@link StorageFull}; when {@code put} returns, the bytes
 * survive a crash.
 */
public interface ObjectStore {

  void put(ObjectKey key, Staged staged);

  /**
   * Bytes from {@code offset}, at most {@code length} of them; the caller closes the stream.
   *
   * @throws ObjectMissing when there is no such object
   */
  InputStream open(ObjectKey key, long offset, long length);

  default InputStream open(ObjectKey key) {
    return open(key, 0, Long.MAX_VALUE);
  }

  /** Its size in bytes, empty when there is no such object. */
  OptionalLong size(ObjectKey key);

  /** Takes the object away; nothing happens when there is none. */
  void delete(ObjectKey key);

  /**
   * Every object, in no particular order, fetched while it is read; the caller closes the stream.
   */
  Stream<StoredObject> list();
}
