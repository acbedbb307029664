package dev.tsuiki.journal;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells waiting readers that a notebook has moved. Every 250 ms one query asks the database about
 * all notebooks that anybody waits for; nothing is pushed between processes, so nothing can get
 * lost between them.
 */
@ApplicationScoped
class Moves {
  private static final Logger LOG = Logger.getLogger(Moves.class);
  private static final long EVERY_MS = 250;

  private final AgroalDataSource database;
  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean over;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "journal-moves");
            thread.setDaemon(true);
            return thread;
          });

  private record Waiting(UUID notebook, long seq, CompletableFuture<Boolean> moved) {}

  Moves(AgroalDataSource database) {
    this.database = database;
    var unused = clock.scheduleWithFixedDelay(this::ask, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /**
   * Completes with true once the notebook has records after {@code seq}, with false when the time
   * is over.
   */
  CompletableFuture<Boolean> after(UUID notebook, long seq, Duration atMost) {
    var future = new CompletableFuture<Boolean>();
    var entry = new Waiting(notebook, seq, future);
    waiting.add(entry);
    if (over) {
      future.complete(false);
    }
    var unused =
        future
            .completeOnTimeout(false, atMost.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete((moved, failure) -> waiting.remove(entry));
    return future;
  }

  private void ask() {
    if (waiting.isEmpty()) {
      return;
    }
    try {
      var lastSeqs =
          lastSeqs(waiting.stream().map(Waiting::notebook).distinct().toArray(UUID[]::new));
      for (var reader : waiting) {
        if (lastSeqs.getOrDefault(reader.notebook(), 0L) > reader.seq()) {
          reader.moved().complete(true);
        }
      }
    } catch (SQLException | RuntimeException failure) {
      // the readers stay where they are; the next round asks again
      LOG.debug("The database could not be asked for moves", failure);
    }
  }

  private Map<UUID, Long> lastSeqs(UUID[] notebooks) throws SQLException {
    var found = new ConcurrentHashMap<UUID, Long>();
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement("select id, last_seq from notebook where id = any(?)")) {
      query.setArray(1, connection.createArrayOf("uuid", notebooks));
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getObject(1, UUID.class), rows.getLong(2));
        }
      }
    }
    return found;
  }

  /** Whether nobody is to wait here any longer, because this process is about to end. */
  boolean isOver() {
    return over;
  }

  /** How many wait. */
  int waiting() {
    return waiting.size();
  }

  /** Before the server counts what is still being answered: a stream would never be. */
  void sendAway(@Observes ShutdownDelayInitiatedEvent event) {
    over = true;
    waiting.forEach(reader -> reader.moved().complete(false));
  }

  void stop(@Observes ShutdownEvent event) {
    over = true;
    clock.shutdownNow();
    waiting.forEach(reader -> reader.moved().complete(false));
  }
}
