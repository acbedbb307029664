package dev.tsuiki.code.trail;

import org.jspecify.annotations.Nullable;

/**
 * One line without its ending, and what it says by itself: the versions of a file that have it may
 * share it, so that each line is looked at once.
 */
final class Line {
  private final String text;
  private @Nullable String stripped;
  private @Nullable Head head;
  private long hash;
  private int effect;
  private int place;

  Line(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** However far in it stands. */
  String stripped() {
    var known = stripped;
    if (known == null) {
      known = text.strip();
      stripped = known;
    }
    return known;
  }

  /** Of what it says, however far in it stands. */
  long hash() {
    if (hash == 0) {
      var said = stripped();
      hash = Bag.hash(said, 0, said.length());
    }
    return hash;
  }

  boolean isBlank() {
    return stripped().isEmpty();
  }

  /** What definition begins here, if this begins a statement. */
  Head head() {
    var known = head;
    if (known == null) {
      known = Head.of(text);
      head = known;
    }
    return known;
  }

  /** What {@link LogicalLines} found out about it; 0 as long as it did not. */
  int effect() {
    return effect;
  }

  void effect(int effect) {
    this.effect = effect;
  }

  /** Where it stood last, for {@link Versions} alone. */
  int place() {
    return place;
  }

  void place(int place) {
    this.place = place;
  }
}
