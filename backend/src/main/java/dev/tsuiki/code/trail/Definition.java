package dev.tsuiki.code.trail;

/**
 * A Python {@code def} or {@code class}: where it may be said to begin, and its last line. Lines
 * count from 0.
 *
 * @param parent the place, in the list of its file, of the definition around it; -1 where none is
 * @param comment the first line of the comment right above it; {@link #decorators} where none is
 * @param decorators the line of the first decorator; {@link #head} where none is
 * @param head the line of {@code def} or {@code class}
 * @param end its last line, the line of its last statement
 */
record Definition(
    String name,
    boolean isClass,
    int parent,
    int indent,
    int comment,
    int decorators,
    int head,
    int end) {

  int length() {
    return end - head + 1;
  }

  /** Whether a region that starts here may have been meant to start with this definition. */
  boolean beginsAt(int line) {
    return line == head || line == decorators || line == comment;
  }

  /** Where a region starts here that started {@code there} at {@code line}. */
  int beginAs(Definition there, int line) {
    return line == there.head ? head : line == there.decorators ? decorators : comment;
  }
}
