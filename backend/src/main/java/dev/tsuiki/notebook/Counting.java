package dev.tsuiki.notebook;

import dev.tsuiki.database.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many records of each kind a notebook has. What was counted stays so, since nothing is ever
 * taken out of a journal: only what came after is counted, however long the notebook has become.
 */
@ApplicationScoped
class Counting {
  private static final String AFTER =
      """
      select count(*) filter (where type = 'experiment'), count(*) filter (where type = 'annotation'),
        count(*) filter (where type = 'attachment')
      from journal where notebook = :notebook and seq > :from and seq <= :to
      """;
  private static final int KNOWN = 10_000;

  private final Rows rows;
  private final Map<UUID, Counted> counted = new ConcurrentHashMap<>();

  Counting(Rows rows) {
    this.rows = rows;
  }

  record Counted(UUID epoch, long upTo, long experiments, long annotations, long attachments) {}

  /** Of the records up to {@code lastSeq}, as far as the notebook was read in this epoch. */
  Counted of(UUID notebook, UUID epoch, long lastSeq) {
    var known = counted.get(notebook);
    var from =
        known != null && known.epoch().equals(epoch) && known.upTo() <= lastSeq
            ? known
            : new Counted(epoch, 0, 0, 0, 0);
    if (from.upTo() == lastSeq) {
      return from;
    }
    var more =
        rows.of(AFTER, Map.of("notebook", notebook, "from", from.upTo(), "to", lastSeq)).get(0);
    var now =
        new Counted(
            epoch,
            lastSeq,
            from.experiments() + (Long) more[0],
            from.annotations() + (Long) more[1],
            from.attachments() + (Long) more[2]);
    if (counted.size() >= KNOWN) {
      counted.clear();
    }
    counted.put(notebook, now);
    return now;
  }
}
