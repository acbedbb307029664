package dev.tsuiki.storage;

import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;

/** More bytes came than are allowed; nothing of them is kept. */
public class TooLarge extends ProblemException {

  private final long limit;

  public TooLarge(long limit) {
    super(ProblemType.TOO_LARGE, "the file is larger than %d bytes".formatted(limit));
    this.limit = limit;
  }

  /** The limit that was passed, in bytes. */
  public long limit() {
    return limit;
  }
}
