package dev.tsuiki.code;

import dev.tsuiki.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads every text of code and compares it with its hash, what is stored as a difference through
 * all that it hangs on; reads only, and may run while the server does.
 */
@ApplicationScoped
public class CodeCheck {
  private static final int LISTED = 100;

  /** So many texts, with all that hangs on them, are looked at in one go. */
  private static final int WHOLE = 100;

  private static final String NOTEBOOKS = "select id, slug from notebook order by slug";

  private static final String LISTED_AND_MISSING =
      """
      select distinct encode(f.hash, 'hex')
      from snapshot s, unnest(s.hashes, string_to_array(s.states, null)) f (hash, state)
      where s.notebook = :notebook and f.state = 's'
        and not exists (select from blob b where b.notebook = s.notebook and b.sha256 = f.hash)
      order by 1
      """;

  /** What hangs on nothing, or on what is not there. */
  private static final String FIRST =
      """
      select encode(b.sha256, 'hex') from blob b
      where b.notebook = :notebook and b.sha256 > decode(:after, 'hex')
        and not exists (select from blob o where o.notebook = b.notebook and o.sha256 = b.base)
      order by b.sha256 limit %d
      """
          .formatted(WHOLE);

  private static final String ALL =
      """
      with recursive tree (sha256, base) as (
        select b.sha256, b.base from unnest(:first) f (sha256)
        join blob b on b.notebook = :notebook and b.sha256 = decode(f.sha256, 'hex')
        union all
        select b.sha256, b.base from tree t join blob b on b.notebook = :notebook and b.base = t.sha256)
      select encode(sha256, 'hex'), encode(base, 'hex') from tree
      """;

  private final Rows rows;
  private final Blobs blobs;

  CodeCheck(Rows rows, Blobs blobs) {
    this.rows = rows;
    this.blobs = blobs;
  }

  /**
   * Prints a report.
   *
   * @return 0 when every text that is listed is there and is what its hash says, else 1
   */
  public int run(PrintStream out) {
    var wrong = new ArrayList<String>();
    long texts = 0;
    for (var row : rows.of(NOTEBOOKS, Map.of())) {
      texts += new Check((UUID) row[0], (String) row[1], wrong).run();
    }
    out.printf("%d texts of code are stored.%n", texts);
    if (wrong.isEmpty()) {
      out.println("Every one is what its hash says.");
      return 0;
    }
    out.printf("Wrong: %d%n", wrong.size());
    wrong.stream().limit(LISTED).forEach(line -> out.println("  " + line));
    if (wrong.size() > LISTED) {
      out.printf("  … and %d more%n", wrong.size() - LISTED);
    }
    return 1;
  }

  /** Of one notebook. */
  private final class Check {
    private final UUID notebook;
    private final String slug;
    private final List<String> wrong;

    Check(UUID notebook, String slug, List<String> wrong) {
      this.notebook = notebook;
      this.slug = slug;
      this.wrong = wrong;
    }

    long run() {
      rows.column(LISTED_AND_MISSING, Map.of("notebook", notebook), String.class)
          .forEach(sha256 -> say("missing", sha256, ""));
      long texts = 0;
      for (var some = after(""); !some.isEmpty(); some = after(some.get(some.size() - 1))) {
        texts += check(some);
      }
      return texts;
    }

    private List<String> after(String last) {
      return rows.column(FIRST, Map.of("notebook", notebook, "after", last), String.class);
    }

    private int check(List<String> first) {
      var bases = new HashMap<String, @Nullable String>();
      rows.of(ALL, Map.of("notebook", notebook, "first", first.toArray(String[]::new)))
          .forEach(row -> bases.put((String) row[0], (String) row[1]));
      // by each text that is wrong what made it so: it itself, or one that it hangs on
      var causes = new HashMap<String, String>();
      blobs.each(
          notebook,
          bases.keySet(),
          new BlobChains.Reader() {
            @Override
            public boolean read(Blob text) {
              return CapturedText.hash(text.bytes()).equals(text.sha256()) || missed(text.sha256());
            }

            @Override
            public boolean missed(String sha256) {
              var base = bases.get(sha256);
              var cause =
                  base == null || bases.containsKey(base)
                      ? causes.getOrDefault(String.valueOf(base), sha256)
                      : base;
              causes.put(sha256, cause);
              if (cause.equals(sha256)) {
                say("damaged", sha256, "");
              } else {
                say("unreadable", sha256, "  hangs on " + cause);
              }
              return true;
            }
          });
      return bases.size();
    }

    private void say(String what, String sha256, String more) {
      wrong.add("%-11s %s  %s%s".formatted(what, slug, sha256, more));
    }
  }
}
