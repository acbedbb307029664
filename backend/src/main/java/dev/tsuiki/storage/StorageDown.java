package dev.tsuiki.storage;

/** The store cannot be reached or does not do what it should; trying again later may help. */
public class StorageDown extends RuntimeException {

  public StorageDown(String message, Throwable cause) {
    super(message, cause);
  }
}
