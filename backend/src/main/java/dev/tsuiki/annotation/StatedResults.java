package dev.tsuiki.annotation;

import dev.tsuiki.journal.Turn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Where results go that a line of an annotation states: the room of experiments is above this one.
 */
public interface StatedResults {

  /** What an annotation states of one experiment, which it calls by this key. */
  record Of(UUID experiment, String key, Map<String, Double> results) {
    Of(UUID experiment, String key) {
      this(experiment, key, new LinkedHashMap<>());
    }
  }

  /** Appends an amendment that names the annotation as its source; the turn has a number for it. */
  void append(Turn turn, UUID source, Of stated, Instant occurredAt);
}
