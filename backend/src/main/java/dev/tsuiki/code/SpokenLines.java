package dev.tsuiki.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.code.TrailView.Spoken;
import dev.tsuiki.code.Trails.Made;
import dev.tsuiki.code.trail.Lineage;
import dev.tsuiki.code.trail.Region;
import dev.tsuiki.code.trail.Trail;
import dev.tsuiki.code.trail.Tree;
import dev.tsuiki.code.trail.Trees;
import dev.tsuiki.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows the lines that annotations are about: what was said of a line stays on it. */
@ApplicationScoped
class SpokenLines {
  private static final int MOST = 50;
  private static final String SAID =
      """
      select a.record, a.kind, a.target, a.detail from about a
      join annotation n on n.notebook = a.notebook and n.id = a.record
      where a.notebook = :notebook and a.kind in ('code', 'excerpt') and a.target = any(:targets)
      order by a.seq desc limit %d
      """
          .formatted(MOST);

  private final Rows rows;
  private final ObjectMapper json;

  SpokenLines(Rows rows, ObjectMapper json) {
    this.rows = rows;
    this.json = json;
  }

  /** A line in the code of a trial. */
  private record Spot(UUID annotation, UUID trial, Region line) {}

  /** By trial, the lines as they are there now. */
  Map<UUID, List<Spoken>> along(
      UUID notebook,
      Lineage<UUID> lineage,
      Map<UUID, Made> made,
      Map<UUID, Tree> trees,
      Trees<UUID> carriers) {
    var targets = new ArrayList<UUID>(trees.keySet());
    made.values().forEach(one -> targets.add(one.excerpt()));
    var found = new HashMap<UUID, List<Spoken>>();
    for (var row :
        rows.of(SAID, Map.of("notebook", notebook, "targets", targets.toArray(UUID[]::new)))) {
      var spot = spot(row, made);
      if (spot != null && trees.containsKey(spot.trial())) {
        Trail.follow(lineage, Map.of(spot.trial(), List.of(spot.line())), carriers)
            .forEach(
                (trial, stop) ->
                    stop.regions()
                        .forEach(
                            region ->
                                found
                                    .computeIfAbsent(trial, none -> new ArrayList<>())
                                    .add(
                                        new Spoken(
                                            spot.annotation(),
                                            region.path(),
                                            region.startLine(),
                                            stop.doubtful()))));
      }
    }
    return found;
  }

  private @Nullable Spot spot(Object[] row, Map<UUID, Made> made) {
    var annotation = (UUID) row[0];
    var target = (UUID) row[2];
    var detail = read((String) row[3]);
    if (row[1].equals("code")) {
      var code = detail.path("code");
      int line = code.path("line").asInt();
      return new Spot(annotation, target, new Region(code.path("path").asText(), line, line));
    }
    for (var one : made.entrySet()) {
      if (one.getValue().excerpt().equals(target)) {
        var line = line(one.getValue().regions(), detail.path("line").asInt());
        return line == null ? null : new Spot(annotation, one.getKey(), line);
      }
    }
    return null;
  }

  /** The n-th line of an excerpt, its regions one after the other. */
  private static @Nullable Region line(List<ExcerptRegion> regions, int line) {
    int left = line;
    for (var region : regions) {
      int lines = region.endLine() - region.startLine() + 1;
      if (left >= 1 && left <= lines) {
        int at = region.startLine() + left - 1;
        return new Region(region.path(), at, at);
      }
      left -= lines;
    }
    return null;
  }

  private JsonNode read(String detail) {
    try {
      return json.readTree(detail);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException(notOurs);
    }
  }
}
