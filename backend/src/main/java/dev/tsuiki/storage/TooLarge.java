package dev.tsuiki.storage;

/** More bytes came than are allowed; nothing of them is kept. */
public class TooLarge extends RuntimeException {

  private final long limit;

  public TooLarge(long limit) {
    super("more than " + limit + " bytes");
    this.limit = limit;
  }

  /** The limit that was passed, in bytes. */
  public long limit() {
    return limit;
  }
}
