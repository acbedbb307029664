package dev.tsuiki.storage;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies objects between the store and a folder, for backups: of any store, and the other way into
 * any other. No object ever changes, so what is there already is left as it is, and a second backup
 * costs only what is new.
 */
@ApplicationScoped
public class Carry {

  private final ObjectStore store;
  private final Staging staging;
  private final List<ObjectHolder> holders;

  Carry(ObjectStore store, Staging staging, @All List<ObjectHolder> holders) {
    this.store = store;
    this.staging = staging;
    this.holders = holders;
  }

  /**
   * Copies into the folder every object that a record names. Records that come meanwhile name
   * objects that a later backup takes; after a dump of the database, nothing of the dump can be
   * missed.
   *
   * @return 0, or 1 when bytes of a record are missing or are not what they were
   */
  public int save(Path folder, PrintStream out) {
    var files = new DiskStore(folder);
    var received = new Staging(DiskStore.staging(folder));
    var count = new Count();
    holders.forEach(
        holder ->
            holder.held(
                held -> {
                  if (!copy(held.key(), held.size(), store, files, received, count)
                      && isNamed(held.key())) {
                    count.wrong++;
                    out.println("wrong  " + held.record() + "  " + held.key());
                  }
                }));
    return count.report(out);
  }

  /**
   * Copies every object of the folder into the store.
   *
   * @return 0, or 1 when bytes in the folder are not what they were
   */
  public int load(Path folder, PrintStream out) {
    var files = new DiskStore(folder);
    var count = new Count();
    try (Stream<StoredObject> objects = files.list()) {
      objects.forEach(
          object -> {
            if (!copy(object.key(), object.size(), files, store, staging, count)) {
              count.wrong++;
              out.println("wrong  " + object.key());
            }
          });
    }
    return count.report(out);
  }

  private static boolean copy(
      ObjectKey key, long size, ObjectStore from, ObjectStore to, Staging staging, Count count) {
    var there = to.size(key);
    if (there.isPresent() && there.getAsLong() == size) {
      count.present++;
      return true;
    }
    try (InputStream in = from.open(key);
        Staged staged = staging.receive(in, Long.MAX_VALUE)) {
      if (!staged.sha256().equals(key.sha256())) {
        return false;
      }
      to.put(key, staged);
      count.copied++;
      count.bytes += staged.size();
      return true;
    } catch (ObjectMissing missing) {
      return false;
    } catch (IOException e) {
      throw new StorageDown("cannot copy " + key, e);
    }
  }

  /** What a redaction has taken away meanwhile is not missed. */
  private boolean isNamed(ObjectKey key) {
    return holders.stream().anyMatch(holder -> holder.named(List.of(key)).contains(key));
  }

  private static final class Count {
    private int copied;
    private int present;
    private int wrong;
    private long bytes;

    int report(PrintStream out) {
      out.printf(
          "%d objects copied (%d bytes), %d were there, %d wrong.%n",
          copied, bytes, present, wrong);
      return wrong == 0 ? 0 : 1;
    }
  }
}
