package dev.tsuiki.journal;

import dev.tsuiki.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The register of keys: under which names an experiment is known, and the rules that make a string
 * a key.
 */
@ApplicationScoped
public class Keys {
  private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{M}\\p{N}_\\-+.]+");
  private static final Pattern STORED = Pattern.compile("(.+?)(~[0-9]+)?", Pattern.DOTALL);
  private static final int CODE_POINTS = 80;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  /** What no ordinary word has: a digit, an underscore, a hyphen, a capital inside. */
  private static final Pattern NAMED = Pattern.compile("[\\p{N}_-]|(?<=.)\\p{Lu}", Pattern.DOTALL);

  private final Rows rows;

  Keys(Rows rows) {
    this.rows = rows;
  }

  /** The key in its one form (NFC, no space around), or null where this cannot be one. */
  public static @Nullable String normal(@Nullable String written) {
    if (written == null) {
      return null;
    }
    var key = Normalizer.normalize(written.strip(), Normalizer.Form.NFC);
    var isKey =
        KEY.matcher(key).matches()
            && key.codePointCount(0, key.length()) <= CODE_POINTS
            && !key.equals(".")
            && !key.equals("..");
    return isKey ? key : null;
  }

  /** As {@link #normal}, and also a key that the server made of a taken one: {@code enc_k5~2}. */
  public static @Nullable String reference(@Nullable String written) {
    if (written == null) {
      return null;
    }
    var parts = STORED.matcher(written.strip());
    if (!parts.matches()) {
      return null;
    }
    var key = normal(parts.group(1));
    return key == null ? null : key + (parts.group(2) == null ? "" : parts.group(2));
  }

  /**
   * Whether people write this word without meaning an experiment: such a key is named by {@code
   * @key} only. See openapi/text/README.md.
   */
  public static boolean isOrdinary(String key) {
    return key.codePoints().noneMatch(Character::isLetter)
        || NUMBER.matcher(key).matches()
        || !NAMED.matcher(key).find();
  }

  /** All keys of a notebook, present and earlier ones. */
  public List<String> all(UUID notebook) {
    return rows.column(
        "select key from experiment_key where notebook = :notebook",
        Map.of("notebook", notebook),
        String.class);
  }

  /** The experiment that this key means, by its present key or an earlier one. */
  public Optional<UUID> find(UUID notebook, String key) {
    return rows.first(
            "select experiment from experiment_key where notebook = :notebook and key = :key",
            Map.of("notebook", notebook, "key", key))
        .map(row -> (UUID) row[0]);
  }

  /** Gives an experiment one more name. Comes after the record of {@code seq}. */
  public void register(Turn turn, String key, UUID experiment, long seq) {
    turn.insert(
        "experiment_key", "notebook, key, experiment, seq", turn.notebook(), key, experiment, seq);
  }

  /** The next free of {@code exp-1}, {@code exp-2}, … Needs the notebook's lock. */
  public String nextAutomatic(UUID notebook) {
    while (true) {
      var number =
          rows.of(
                  "update notebook set auto_key = auto_key + 1 where id = :id returning auto_key",
                  Map.of("id", notebook))
              .get(0)[0];
      var key = "exp-" + number;
      if (find(notebook, key).isEmpty()) {
        return key;
      }
    }
  }

  /** The next free of {@code key~2}, {@code key~3}, … Needs the notebook's lock. */
  public String nextAfter(UUID notebook, String taken) {
    var highest =
        (Long)
            rows.of(
                    """
                    select coalesce(max(cast(substring(key from length(:prefix) + 1) as bigint)), cast(1 as bigint))
                    from experiment_key
                    where notebook = :notebook and key like :pattern escape '!'
                      and substring(key from length(:prefix) + 1) ~ '^[0-9]{1,9}$'
                    """,
                    Map.of(
                        "notebook",
                        notebook,
                        "prefix",
                        taken + "~",
                        "pattern",
                        likePrefix(taken + "~")))
                .get(0)[0];
    return taken + "~" + (highest + 1);
  }

  private static String likePrefix(String prefix) {
    return prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
