package dev.tsuiki.local;

/** Something the person at the machine has to know, said in one line. */
public final class Problem extends RuntimeException {

  public Problem(String line) {
    super(line);
  }

  Problem(String line, Throwable cause) {
    super(line, cause);
  }
}
