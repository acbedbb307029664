package dev.tsuiki.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * A request's body that may not be larger than the limit and may not trickle: a worker waits for
 * it, and enough bodies of a byte a second would hold every worker there is. Only time spent
 * waiting for the client counts.
 */
class GuardedStream extends FilterInputStream {
  private final long atMost;
  private final long bytesPerSecond;
  private final long patienceNanos;
  private long received;
  private long waitedNanos;
  private boolean refused;

  GuardedStream(InputStream in, Limits limits) {
    super(in);
    this.atMost = limits.request().asLongValue();
    this.bytesPerSecond = limits.bytesPerSecond().asLongValue();
    this.patienceNanos = limits.patience().toNanos();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long before = System.nanoTime();
    int count;
    try {
      count = super.read(buffer, offset, length);
    } catch (IOException failure) {
      if (String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("time")) {
        throw tooSlow();
      }
      throw failure;
    }
    waitedNanos += System.nanoTime() - before;
    if (count > 0) {
      received += count;
      if (received > atMost) {
        refused = true;
        throw new ProblemException(
            ProblemType.TOO_LARGE, "the request is larger than %d bytes".formatted(atMost));
      }
      if (waitedNanos > patienceNanos && received < bytesPerSecond * (waitedNanos / 1e9)) {
        throw tooSlow();
      }
    }
    return count;
  }

  /**
   * The server's own close reads what is left to its end, however slowly that comes; here too it
   * may not trickle.
   */
  @Override
  public void close() throws IOException {
    var rest = new byte[8192];
    try {
      while (!refused && read(rest) >= 0) {
        // nobody wants it
      }
    } catch (ProblemException tooSlowOrTooLarge) {
      return;
    }
    if (!refused) {
      super.close();
    }
  }

  @Override
  public long skip(long n) throws IOException {
    return read(new byte[(int) Math.min(n, 8192)]);
  }

  private ProblemException tooSlow() {
    refused = true;
    return new ProblemException(
        ProblemType.TOO_SLOW,
        "a body has to arrive with at least %d bytes a second".formatted(bytesPerSecond));
  }
}
