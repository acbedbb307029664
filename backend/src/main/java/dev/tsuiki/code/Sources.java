package dev.tsuiki.code;

import com.github.benmanes.caffeine.cache.Cache;
import dev.tsuiki.code.trail.Source;
import dev.tsuiki.journal.RedactionDone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Texts that were read lately, as far as they have been understood. */
@ApplicationScoped
class Sources {
  private static final long MOST = 40L << 20;

  /** A letter in memory, with what is known of its line. */
  private static final int BYTES = 3;

  private static final int BATCH = 100;

  /** What one request may hold besides. */
  private static final long SHARE = 60L << 20;

  private final Blobs blobs;
  private final Cache<Key, Held> held = Recent.of(MOST, text -> text.size());

  Sources(Blobs blobs) {
    this.blobs = blobs;
  }

  /** A text by its hash, read as the file it is: the name says in which language. */
  record Key(UUID notebook, String sha256, String kind) {}

  private record Held(Source source, List<Cell> cells, int size) {}

  /** One code cell of a notebook file. */
  record Cell(String id, String text, Source source) {}

  /** Null where this notebook does not have it, or not any more. */
  @Nullable Source source(UUID notebook, String sha256, String path) {
    var found = held(notebook, sha256, path);
    return found == null ? null : found.source();
  }

  /** The code cells of a notebook file, empty where this is none. */
  List<Cell> cells(UUID notebook, String sha256, String path) {
    var found = held(notebook, sha256, path);
    return found == null ? List.of() : found.cells();
  }

  private @Nullable Held held(UUID notebook, String sha256, String path) {
    var key = new Key(notebook, sha256, kind(path));
    var known = held.getIfPresent(key);
    if (known != null) {
      return known;
    }
    return blobs.find(notebook, sha256).map(text -> keep(key, path, text)).orElse(null);
  }

  /**
   * Reads all of one path at once, which is far quicker than one by one. What comes back is for the
   * caller to hold on to while it works, since the next text may push it out of here; what is
   * beyond a request's share is not in it.
   */
  Map<String, Source> fetch(UUID notebook, String path, Collection<String> hashes) {
    var fetched = new HashMap<String, Source>();
    var missing = new LinkedHashSet<String>();
    long weight = 0;
    for (var hash : hashes) {
      var known = held.getIfPresent(new Key(notebook, hash, kind(path)));
      if (known == null) {
        missing.add(hash);
      } else if (weight + known.size() <= SHARE && fetched.put(hash, known.source()) == null) {
        weight += known.size();
      }
    }
    var left = List.copyOf(missing);
    for (int i = 0; i < left.size(); i += BATCH) {
      var some = blobs.some(notebook, left.subList(i, Math.min(left.size(), i + BATCH)));
      for (var text : some.entrySet()) {
        var kept = keep(new Key(notebook, text.getKey(), kind(path)), path, text.getValue());
        if (weight + kept.size() <= SHARE) {
          fetched.put(text.getKey(), kept.source());
          weight += kept.size();
        }
      }
    }
    return fetched;
  }

  void forget(@Observes RedactionDone redacted) {
    held.asMap().keySet().removeIf(key -> key.notebook().equals(redacted.notebook()));
  }

  private Held keep(Key key, String path, byte[] content) {
    var text = new String(content, StandardCharsets.UTF_8);
    var cells = NotebookFile.isOne(path) ? NotebookFile.cells(content) : List.<Cell>of();
    var made = new Held(Source.of(path, text), cells, text.length() * BYTES + 500);
    var earlier = held.asMap().putIfAbsent(key, made);
    return earlier == null ? made : earlier;
  }

  private static String kind(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
