package dev.tsuiki.code;

import com.github.benmanes.caffeine.cache.Cache;
import dev.tsuiki.journal.RedactionDone;
import dev.tsuiki.notebook.CurrentNotebook.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Trails that were drawn lately. A trail depends on the journal alone, so one that was drawn at its
 * last number is right for as long as there is no other.
 */
@ApplicationScoped
class RecentTrails {
  private static final long MOST = 24L << 20;
  private static final int STOP = 400;
  private static final int LINE = 100;

  private final Trails trails;
  private final Cache<Asked, Drawn> drawn = Recent.of(MOST, one -> one.weight());

  RecentTrails(Trails trails) {
    this.trails = trails;
  }

  private record Asked(
      UUID notebook, String name, @Nullable String through, @Nullable String experiments) {}

  private record Drawn(UUID epoch, long seq, TrailView trail, int weight) {}

  TrailView of(Standing at, String name, @Nullable String through, @Nullable String experiments) {
    var asked = new Asked(at.notebook(), name, through, experiments);
    var known = drawn.getIfPresent(asked);
    if (known != null && known.epoch().equals(at.epoch()) && known.seq() == at.lastSeq()) {
      return known.trail();
    }
    var trail = trails.of(at.notebook(), name, through, experiments);
    drawn.put(asked, new Drawn(at.epoch(), at.lastSeq(), trail, weight(trail)));
    return trail;
  }

  void forget(@Observes RedactionDone redacted) {
    drawn.asMap().keySet().removeIf(asked -> asked.notebook().equals(redacted.notebook()));
  }

  private static int weight(TrailView trail) {
    long weight = STOP;
    for (var stop : trail.stops()) {
      weight += STOP;
      for (var region : stop.regions()) {
        weight += LINE + region.text().length();
      }
      for (var hunk : stop.hunks()) {
        for (var line : hunk.lines()) {
          weight += LINE + line.text().length();
        }
      }
    }
    return (int) Math.min(weight, Integer.MAX_VALUE);
  }
}
