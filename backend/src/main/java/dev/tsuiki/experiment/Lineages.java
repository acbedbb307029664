package dev.tsuiki.experiment;

import dev.tsuiki.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a notebook's lineage as it is known now. */
@ApplicationScoped
class Lineages {
  private final Rows rows;

  Lineages(Rows rows) {
    this.rows = rows;
  }

  Lineage of(UUID notebook) {
    var nodes =
        query("select id, key, parents from experiment_now where notebook = :notebook", notebook)
            .stream()
            .map(row -> new Lineage.Node((UUID) row[0], (String) row[1], names((String[]) row[2])))
            .toList();
    return new Lineage(nodes, names(notebook));
  }

  private Map<String, UUID> names(UUID notebook) {
    var names = new HashMap<String, UUID>();
    query("select key, experiment from experiment_key where notebook = :notebook", notebook)
        .forEach(row -> names.put((String) row[0], (UUID) row[1]));
    return names;
  }

  private List<Object[]> query(String sql, UUID notebook) {
    return rows.of(sql, Map.of("notebook", notebook));
  }

  private static List<String> names(String @Nullable [] parents) {
    return parents == null ? List.of() : List.of(parents);
  }
}
