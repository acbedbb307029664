package dev.tsuiki.code;

import com.github.benmanes.caffeine.cache.Cache;
import dev.tsuiki.code.trail.Source;
import dev.tsuiki.journal.RedactionDone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
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

  /** Reads all of one path at once, which is far quicker than one by one. */
  void fetch(UUID notebook, String path, Collection<String> hashes) {
    var missing = new ArrayList<String>();
    for (var hash : hashes) {
      if (held.getIfPresent(new Key(notebook, hash, kind(path))) == null
          && !missing.contains(hash)) {
        missing.add(hash);
      }
    }
    for (int i = 0; i < missing.size(); i += BATCH) {
      Map<String, byte[]> found =
          blobs.some(notebook, missing.subList(i, Math.min(missing.size(), i + BATCH)));
      found.forEach((hash, text) -> keep(new Key(notebook, hash, kind(path)), path, text));
    }
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
