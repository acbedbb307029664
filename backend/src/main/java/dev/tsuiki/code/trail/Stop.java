package dev.tsuiki.code.trail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an excerpt is in one trial.
 *
 * @param start the trial where it was made by hand
 * @param from the trial it was carried from; null where it was made here
 * @param regions empty where it is lost, or was said not to be in this one
 */
public record Stop<T>(
    Origin origin, boolean doubtful, T start, @Nullable T from, List<Region> regions) {

  /** How it came to be there. */
  public enum Origin {
    MADE,
    CARRIED,
    LOST
  }
}
