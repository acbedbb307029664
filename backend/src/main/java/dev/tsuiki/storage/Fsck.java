package dev.tsuiki.storage;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Compares records with objects both ways; reads only, and may run while the server does. */
@ApplicationScoped
public class Fsck {

  private static final int LISTED = 100;

  private final ObjectStore store;
  private final List<ObjectHolder> holders;

  Fsck(ObjectStore store, @All List<ObjectHolder> holders) {
    this.store = store;
    this.holders = holders;
  }

  /**
   * Prints a report.
   *
   * @param deep also reads every object and compares its hash
   * @return 0 when every record has its bytes, else 1; objects that no record names are listed and
   *     no error, since the sweep takes them
   */
  public int run(boolean deep, PrintStream out) {
    Map<ObjectKey, HeldObject> unseen = new HashMap<>();
    holders.forEach(holder -> holder.held(held -> unseen.put(held.key(), held)));
    int records = unseen.size();

    List<String> wrong = new ArrayList<>();
    List<StoredObject> unnamed = new ArrayList<>();
    var objects = new AtomicInteger();
    try (Stream<StoredObject> stored = store.list()) {
      stored.forEach(
          object -> {
            objects.incrementAndGet();
            HeldObject held = unseen.remove(object.key());
            if (held == null) {
              unnamed.add(object);
            } else {
              check(held, object.size(), deep, wrong);
            }
          });
    }
    for (HeldObject held : unseen.values()) {
      // Listed before it was stored, perhaps: ask once more before calling it lost.
      OptionalLong size = store.size(held.key());
      if (size.isEmpty()) {
        wrong.add("missing     " + named(held));
      } else {
        check(held, size.getAsLong(), deep, wrong);
      }
    }
    unnamed.removeIf(object -> isNamed(object.key()));

    out.printf("%d records name objects, the store has %d.%n", records, objects.get());
    list(out, wrong, "Wrong", "Every record has its bytes" + (deep ? ", hashes compared." : "."));
    list(
        out,
        unnamed.stream().map(Fsck::described).toList(),
        "Named by no record (uploads on their way, or to be swept)",
        "Every object is named by a record.");
    return wrong.isEmpty() ? 0 : 1;
  }

  private void check(HeldObject held, long size, boolean deep, List<String> wrong) {
    if (size != held.size()) {
      wrong.add("wrong size  %s: %d bytes instead of %d".formatted(named(held), size, held.size()));
    } else if (deep && !hash(held.key()).equals(held.key().sha256())) {
      wrong.add("altered     " + named(held));
    }
  }

  /** A record may have been written since the records were read. */
  private boolean isNamed(ObjectKey key) {
    return holders.stream().anyMatch(holder -> holder.named(List.of(key)).contains(key));
  }

  private String hash(ObjectKey key) {
    var digest = Staging.sha256();
    try (InputStream in = new DigestInputStream(store.open(key), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new StorageDown("cannot read " + key, e);
    } catch (ObjectMissing e) {
      return "";
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void list(PrintStream out, List<String> lines, String title, String none) {
    if (lines.isEmpty()) {
      out.println(none);
      return;
    }
    out.printf("%s: %d%n", title, lines.size());
    lines.stream().limit(LISTED).forEach(line -> out.println("  " + line));
    if (lines.size() > LISTED) {
      out.printf("  … and %d more%n", lines.size() - LISTED);
    }
  }

  private static String named(HeldObject held) {
    return held.record() + "  " + held.key();
  }

  private static String described(StoredObject object) {
    return "%s  %d bytes, %s".formatted(object.key(), object.size(), object.modified());
  }
}
