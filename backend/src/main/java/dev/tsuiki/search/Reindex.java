package dev.tsuiki.search;

import dev.tsuiki.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.util.Map;
import java.util.UUID;

/** Makes the index of every notebook again, from the records; may run while servers do. */
@ApplicationScoped
public class Reindex {
  private final Rows rows;
  private final Indexing indexing;

  Reindex(Rows rows, Indexing indexing) {
    this.rows = rows;
    this.indexing = indexing;
  }

  /** Prints what it did; returns the process's exit code. */
  public int run(PrintStream out) {
    for (var row : rows.of("select id, slug from notebook order by slug", Map.of())) {
      var notebook = (UUID) row[0];
      indexing.again(notebook);
      var entries =
          rows.of(
              "select count(*) from search_entry where notebook = :notebook",
              Map.of("notebook", notebook));
      out.printf("%s: %d entries%n", row[1], (Long) entries.get(0)[0]);
    }
    return 0;
  }
}
