package dev.tsuiki.code;

import dev.tsuiki.code.trail.Lineage;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notebook's trials in time order, who came from whom, and which code each ran with. */
final class TrialGraph {
  private final LinkedHashMap<UUID, Trial> trials = new LinkedHashMap<>();
  private final Lineage<UUID> lineage;

  /**
   * @param snapshot the latest whose list is still there
   */
  record Trial(
      UUID id, String key, Instant occurredAt, List<String> parents, @Nullable UUID snapshot) {}

  /**
   * @param names every key that ever meant a trial
   * @param assumed a parent for those that state none
   */
  TrialGraph(List<Trial> inTime, Map<String, UUID> names, Map<UUID, UUID> assumed) {
    var parents = new HashMap<UUID, List<UUID>>();
    for (var trial : inTime) {
      trials.put(trial.id(), trial);
      var stated =
          trial.parents().stream()
              .map(names::get)
              .filter(parent -> parent != null && !parent.equals(trial.id()))
              .distinct()
              .toList();
      var guess = assumed.get(trial.id());
      parents.put(trial.id(), stated.isEmpty() && guess != null ? List.of(guess) : stated);
    }
    lineage = new Lineage<>(trials.keySet(), parents);
  }

  Lineage<UUID> lineage() {
    return lineage;
  }

  Map<UUID, Trial> trials() {
    return trials;
  }

  @Nullable Trial trial(UUID id) {
    return trials.get(id);
  }

  String key(UUID id) {
    var trial = trials.get(id);
    return trial == null ? "" : trial.key();
  }
}
