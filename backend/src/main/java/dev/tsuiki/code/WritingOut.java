package dev.tsuiki.code;

import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.RedactionBegins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Before code is redacted, writes out what is stored as a difference from it. */
@ApplicationScoped
class WritingOut {
  private static final String LISTS =
      "select 1 from write_out_lists(:notebook, :snapshot, cast(:path as text))";

  private static final String TEXTS_OF_A_FILE =
      """
      select h from snapshot s, unnest(s.paths, s.hashes) f (p, h)
      where s.notebook = :notebook and s.id = :snapshot and p = :path and h is not null
      """;

  /** Those that no other snapshot lists. */
  private static final String TEXTS_OF_A_SNAPSHOT =
      """
      select unnest(hashes) from snapshot where notebook = :notebook and id = :snapshot
      except
      select unnest(hashes) from snapshot where notebook = :notebook and id <> :snapshot
      """;

  private static final String HANGING =
      """
      select encode(sha256, 'hex') from blob
      where notebook = :notebook and base = any(:going) and not sha256 = any(:going)
      """;

  private static final String WRITE_OUT =
      "select 1 from write_out(:notebook, decode(:sha256, 'hex'), :text)";

  private final Rows rows;
  private final Blobs blobs;

  WritingOut(Rows rows, Blobs blobs) {
    this.rows = rows;
    this.blobs = blobs;
  }

  void before(@Observes RedactionBegins redaction) {
    var asked = new HashMap<String, @Nullable Object>();
    asked.put("notebook", redaction.notebook());
    asked.put("snapshot", redaction.record());
    if (rows.first("select 1 from snapshot where notebook = :notebook and id = :snapshot", asked)
        .isEmpty()) {
      return;
    }
    asked.put("path", redaction.path());
    rows.of(LISTS, asked);
    var going =
        rows.column(
            redaction.path() == null ? TEXTS_OF_A_SNAPSHOT : TEXTS_OF_A_FILE, asked, byte[].class);
    writeOut(redaction.notebook(), going);
  }

  private void writeOut(UUID notebook, List<byte[]> going) {
    var hanging =
        rows.column(
            HANGING,
            Map.of("notebook", notebook, "going", going.toArray(byte[][]::new)),
            String.class);
    for (var sha256 : hanging) {
      var text = blobs.find(notebook, sha256).orElseThrow().bytes();
      rows.of(WRITE_OUT, Map.of("notebook", notebook, "sha256", sha256, "text", text));
    }
  }
}
