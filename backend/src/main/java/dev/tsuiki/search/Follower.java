package dev.tsuiki.search;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Asks twice a second whether there is anything to be indexed, and does it. */
@ApplicationScoped
class Follower {
  private static final Logger LOG = Logger.getLogger(Follower.class);
  private static final long EVERY_MS = 500;

  private final Indexing indexing;
  private volatile boolean stopping;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "search-index");
            thread.setDaemon(true);
            return thread;
          });

  Follower(Indexing indexing) {
    this.indexing = indexing;
  }

  void start(@Observes StartupEvent event) {
    var unused =
        clock.scheduleWithFixedDelay(this::follow, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void follow() {
    try {
      for (var notebook : indexing.behind()) {
        if (stopping) {
          return;
        }
        follow(notebook);
      }
    } catch (RuntimeException failure) {
      LOG.debug("The index could not follow", failure);
    }
  }

  /** What was not indexed now is behind still and asked for again; the other notebooks go on. */
  private void follow(UUID notebook) {
    try {
      var unused = indexing.step(notebook);
    } catch (RuntimeException failure) {
      LOG.debugf(failure, "The index could not follow %s", notebook);
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    clock.shutdown();
    var unused = clock.awaitTermination(5, TimeUnit.SECONDS);
  }
}
