package dev.tsuiki.code;

import com.github.benmanes.caffeine.cache.Cache;
import dev.tsuiki.code.trail.Source;
import dev.tsuiki.code.trail.Versions;
import dev.tsuiki.journal.RedactionDone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Texts that were read lately, as far as they have been understood: the versions of one path
 * together, since they have most of their lines in common.
 */
@ApplicationScoped
class Sources {
  private static final int MOST = 32 << 20;

  /** Of one path; what is read beyond that begins anew. */
  private static final int OF_A_PATH = 16 << 20;

  /** What one request may hold besides, of one path. */
  private static final long SHARE = 48L << 20;

  private final Blobs blobs;
  private final Cache<Key, Family> kept = Recent.of(MOST, Family::weight);

  Sources(Blobs blobs) {
    this.blobs = blobs;
  }

  private record Key(UUID notebook, String path) {}

  /** A text as it was understood; the code cells are those of a notebook file. */
  record Text(Source source, List<Cell> cells) {}

  /** One code cell of a notebook file. */
  record Cell(String id, String text, Source source) {}

  /** The versions of a path by their hashes. */
  private static final class Family {
    private final String path;
    private final Versions versions;
    private final Map<String, Text> texts = new ConcurrentHashMap<>();

    Family(String path) {
      this.path = path;
      this.versions = new Versions(path);
    }

    @Nullable Text known(String sha256) {
      return texts.get(sha256);
    }

    Text read(String sha256, byte[] content) {
      return texts.computeIfAbsent(
          sha256,
          none ->
              new Text(
                  versions.read(content),
                  NotebookFile.isOne(path) ? NotebookFile.cells(content, versions) : List.of()));
    }

    int weight() {
      return (int) Math.min(versions.weight(), Integer.MAX_VALUE);
    }
  }

  /** Null where this notebook does not have it, or not any more. */
  @Nullable Text text(UUID notebook, String sha256, String path) {
    var key = new Key(notebook, path);
    var family = family(key);
    var known = family.known(sha256);
    if (known != null) {
      return known;
    }
    var growing = growing(family);
    return blobs
        .find(notebook, sha256)
        .map(
            content -> {
              var read = growing.read(sha256, content.bytes());
              kept.put(key, growing);
              return read;
            })
        .orElse(null);
  }

  /**
   * Reads all of one path at once, which is far quicker than one by one. What comes back is for the
   * caller to hold on to while it works, since the next text may push it out of here; what is
   * beyond a request's share is not in it.
   */
  Map<String, Text> fetch(UUID notebook, String path, Collection<String> hashes) {
    var key = new Key(notebook, path);
    var family = family(key);
    var fetched = new HashMap<String, Text>();
    var missing = new LinkedHashSet<String>();
    for (var hash : hashes) {
      var known = family.known(hash);
      if (known == null) {
        missing.add(hash);
      } else {
        fetched.put(hash, known);
      }
    }
    if (missing.isEmpty()) {
      return fetched;
    }
    var growing = growing(family);
    blobs.each(
        notebook,
        missing,
        content -> {
          if (missing.contains(content.sha256())) {
            fetched.put(content.sha256(), growing.read(content.sha256(), content.bytes()));
          }
          return growing.weight() < SHARE;
        });
    kept.put(key, growing);
    return fetched;
  }

  void forget(@Observes RedactionDone redacted) {
    kept.asMap().keySet().removeIf(key -> key.notebook().equals(redacted.notebook()));
  }

  private Family family(Key key) {
    var known = kept.getIfPresent(key);
    return known == null ? new Family(key.path()) : known;
  }

  private static Family growing(Family family) {
    return family.weight() > OF_A_PATH ? new Family(family.path) : family;
  }
}
