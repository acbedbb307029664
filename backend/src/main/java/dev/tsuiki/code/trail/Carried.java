package dev.tsuiki.code.trail;

import org.jspecify.annotations.Nullable;

/**
 * Where a region went: null where it was not found.
 *
 * @param likeness from 0 to 1, how much of it is left
 */
record Carried(@Nullable Region region, boolean isDoubtful, double likeness) {
  static final Carried LOST = new Carried(null, false, 0);

  /** Not found where it was looked for, which was not everywhere. */
  static final Carried LOST_PERHAPS = LOST.doubted();

  Carried doubted() {
    return new Carried(region, true, likeness);
  }

  boolean isLost() {
    return region == null;
  }
}
