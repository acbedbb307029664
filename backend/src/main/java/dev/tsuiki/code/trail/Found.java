package dev.tsuiki.code.trail;

import org.jspecify.annotations.Nullable;

/**
 * A definition that another one may have become.
 *
 * @param hasName whether it is called as that one was
 * @param likeness from 0 to 1, and a little more where names are alike too
 * @param next how like the second best is
 */
record Found(@Nullable Region region, boolean hasName, double likeness, double next) {
  static final Found NOTHING = new Found(null, false, 0, 0);

  Found or(Found other) {
    return other.likeness > likeness
        ? new Found(other.region, other.hasName, other.likeness, Math.max(likeness, other.next))
        : new Found(region, hasName, likeness, Math.max(next, other.likeness));
  }
}
