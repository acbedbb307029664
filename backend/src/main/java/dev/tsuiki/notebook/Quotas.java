package dev.tsuiki.notebook;

import dev.tsuiki.database.Rows;
import dev.tsuiki.notebook.CurrentNotebook.Standing;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How much there is, and how much there may be. Whoever writes is let in until a quota is met, not
 * until it would be: so the last request may go beyond it by its own size. Made at the start, so
 * that its figures can be watched before anybody writes.
 */
@Startup
@ApplicationScoped
class Quotas {
  private static final UUID INSTANCE = new UUID(0, 0);
  private static final String BYTES =
      """
      (select coalesce(sum(size), 0) from attachment %1$s)
        + (select coalesce(sum(cast(size as bigint)), 0) from blob %1$s)""";
  private static final String OF_ONE =
      "select last_seq, cast(%s as bigint) from notebook where id = :id"
          .formatted(BYTES.formatted("where notebook = :id"));
  private static final String OF_ALL =
      "select cast(coalesce(sum(last_seq), 0) as bigint), cast(%s as bigint) from notebook"
          .formatted(BYTES.formatted(""));

  private final Rows rows;
  private final QuotaSettings settings;
  private final Map<UUID, Usage> counted = new ConcurrentHashMap<>();
  private volatile long databaseBytes;

  Quotas(Rows rows, QuotaSettings settings, MeterRegistry figures) {
    this.rows = rows;
    this.settings = settings;
    gauge(figures, "tsuiki.records", () -> known().records());
    gauge(figures, "tsuiki.stored.bytes", () -> known().bytes());
    gauge(figures, "tsuiki.database.bytes", () -> databaseBytes);
  }

  NotebookView.Quota ofNotebook() {
    var most = settings.notebook();
    return new NotebookView.Quota(
        most.records().isPresent() ? most.records().getAsLong() : null,
        most.bytes().map(bytes -> bytes.asLongValue()).orElse(null));
  }

  Usage of(UUID notebook) {
    return recent(notebook, () -> usage(rows.of(OF_ONE, Map.of("id", notebook)).get(0)));
  }

  /**
   * Lets a write in where there is room for it.
   *
   * @throws ProblemException {@code quota-met}
   */
  void requireRoom(Standing standing) {
    var mine = settings.notebook();
    require("this notebook", "records", standing.lastSeq(), mine.records().orElse(Long.MAX_VALUE));
    if (mine.bytes().isPresent()) {
      require(
          "this notebook",
          "bytes",
          of(standing.notebook()).bytes(),
          mine.bytes().get().asLongValue());
    }
    var all = settings.instance();
    if (all.records().isPresent() || all.bytes().isPresent()) {
      var usage = recent(INSTANCE, () -> usage(rows.of(OF_ALL, Map.of()).get(0)));
      require("this server", "records", usage.records(), all.records().orElse(Long.MAX_VALUE));
      require(
          "this server",
          "bytes",
          usage.bytes(),
          all.bytes().map(bytes -> bytes.asLongValue()).orElse(Long.MAX_VALUE));
    }
  }

  /** For the figures; a sum over everything is not asked for oftener than it says something. */
  @Scheduled(every = "5m", delayed = "30s")
  void count() {
    counted.put(INSTANCE, usage(rows.of(OF_ALL, Map.of()).get(0)));
    databaseBytes =
        (Long) rows.of("select pg_database_size(current_database())", Map.of()).get(0)[0];
    counted.values().removeIf(usage -> isOld(usage) && usage != counted.get(INSTANCE));
  }

  private Usage known() {
    return counted.getOrDefault(INSTANCE, new Usage(0, 0, Instant.EPOCH));
  }

  private Usage recent(UUID of, Supplier<Usage> count) {
    var known = counted.get(of);
    if (known != null && !isOld(known)) {
      return known;
    }
    var now = count.get();
    counted.put(of, now);
    return now;
  }

  private boolean isOld(Usage usage) {
    return usage.asOf().plus(settings.recount()).isBefore(Instant.now());
  }

  private static void require(String whose, String what, long used, long most) {
    if (used >= most) {
      throw new ProblemException(
          ProblemType.QUOTA_MET,
          "%s holds %d %s and may hold %d; whoever looks after the server can raise that"
              .formatted(whose, used, what, most));
    }
  }

  private static Usage usage(Object[] row) {
    return new Usage((Long) row[0], (Long) row[1], Instant.now());
  }

  private static void gauge(MeterRegistry figures, String name, Supplier<Number> value) {
    Gauge.builder(name, value).register(figures);
  }
}
