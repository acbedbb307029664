package dev.tsuiki.code.trail;

/**
 * What one trail may still cost where things are not in the file where they were: whoever comes to
 * the end of it says that it did not look everywhere, and no reader waits without end.
 */
final class Effort {
  private static final long LINES = 1_000_000;

  /** What it takes to read a file, in lines. */
  private static final int FILE = 200;

  private long left;

  Effort() {
    this(LINES);
  }

  Effort(long lines) {
    left = lines;
  }

  /** Whether one more file may be looked through. */
  synchronized boolean isLeft() {
    return left > 0;
  }

  synchronized void spend(Source source) {
    left -= FILE + source.lineCount();
  }
}
