package dev.tsuiki.code;

import com.github.benmanes.caffeine.cache.Cache;
import dev.tsuiki.journal.RedactionDone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores texts as differences from those that were there before: a hundred trials that change three
 * lines each cost little.
 */
@ApplicationScoped
class Packing {
  private static final int SHELVES = 4;

  /** A shorter text is not worth a look at others. */
  private static final int SHORT = 100;

  private final Blobs blobs;
  private final Cache<UUID, Shelf> shelves = Recent.of(SHELVES, shelf -> 1);

  Packing(Blobs blobs) {
    this.blobs = blobs;
  }

  /**
   * Stores what is not there yet.
   *
   * @param earlier by the hash of a text that of its file's version before, where one is known
   * @return how many were new
   */
  int store(UUID notebook, SortedMap<String, CapturedText> texts, Map<String, String> earlier) {
    if (texts.isEmpty()) {
      return 0;
    }
    var shelf = shelves.get(notebook, first -> new Shelf());
    var packed = new ArrayList<Packed>();
    // none of them may hang on another: what is remembered here may have been redacted elsewhere
    for (var text : texts.values()) {
      if (text.size() < SHORT) {
        packed.add(Packed.whole(text));
        continue;
      }
      var bytes = Packed.open(text.frame(), (int) text.size(), null);
      var one =
          shelf
              .nearest(bytes, texts.keySet())
              .or(() -> before(notebook, earlier.get(String.valueOf(text.sha256()))))
              .map(base -> Packed.on(base, text, bytes))
              .orElseGet(() -> Packed.whole(text));
      packed.add(one);
      shelf.add(new Blob(one.sha256(), bytes, one.hops(), null));
    }
    return blobs.store(notebook, packed);
  }

  private Optional<Blob> before(UUID notebook, @Nullable String sha256) {
    return sha256 == null ? Optional.empty() : blobs.find(notebook, sha256);
  }

  void forget(@Observes RedactionDone redacted) {
    shelves.invalidate(redacted.notebook());
  }
}
