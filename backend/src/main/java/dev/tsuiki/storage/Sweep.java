package dev.tsuiki.storage;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Deletes objects that no record names: uploads whose request failed afterwards. Bytes are stored
 * before the transaction that names them, under a key that no later request can name, so whatever
 * is older than the grace and unnamed stays so.
 */
@ApplicationScoped
class Sweep {

  private static final Logger LOG = Logger.getLogger(Sweep.class);
  private static final int BATCH = 500;

  private final ObjectStore store;
  private final Staging staging;
  private final List<ObjectHolder> holders;
  private final StorageConfig config;
  private final SweepLock lock;

  Sweep(
      ObjectStore store,
      Staging staging,
      @All List<ObjectHolder> holders,
      StorageConfig config,
      DataSource database) {
    this.store = store;
    this.staging = staging;
    this.holders = holders;
    this.config = config;
    this.lock = new SweepLock(database);
  }

  @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  void hourly() {
    Instant before = Instant.now().minus(config.grace());
    staging.sweep(before);
    lock.ifFree(
        () -> {
          int swept = sweep(store, holders, before);
          if (swept > 0) {
            LOG.infof("swept %d objects that no record names", swept);
          }
        });
  }

  /** Deletes what is unnamed and was stored before that time; answers how many. */
  static int sweep(ObjectStore store, List<ObjectHolder> holders, Instant before) {
    if (holders.isEmpty()) {
      return 0;
    }
    var swept = new AtomicInteger();
    List<ObjectKey> batch = new ArrayList<>(BATCH);
    try (Stream<StoredObject> objects = store.list()) {
      // forEach, not iterator(): an iterator over a flat-mapped stream holds all of an inner stream
      // at once.
      objects
          .filter(object -> object.modified().isBefore(before))
          .forEach(
              object -> {
                batch.add(object.key());
                if (batch.size() == BATCH) {
                  swept.addAndGet(deleteUnnamed(store, holders, batch));
                  batch.clear();
                }
              });
    }
    return swept.addAndGet(deleteUnnamed(store, holders, batch));
  }

  private static int deleteUnnamed(
      ObjectStore store, List<ObjectHolder> holders, List<ObjectKey> batch) {
    if (batch.isEmpty()) {
      return 0;
    }
    Set<ObjectKey> unnamed = new HashSet<>(batch);
    holders.forEach(holder -> unnamed.removeAll(holder.named(batch)));
    unnamed.forEach(store::delete);
    return unnamed.size();
  }
}
