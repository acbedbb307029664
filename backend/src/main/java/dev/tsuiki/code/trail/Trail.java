package dev.tsuiki.code.trail;

import dev.tsuiki.code.trail.Stop.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows an excerpt through a lineage. Whatever was made by hand is the new start for everything
 * after it, and for everything before the first. Each region is carried twice: step by step, and in
 * one hop from where it was made; where the two disagree the stop is doubtful.
 */
public final class Trail<T> {
  private final Lineage<T> lineage;
  private final Carrier<T> carrier;
  private final Set<T> withCode;
  private final Map<T, State<T>> states = new HashMap<>();

  /** Carries a region from one trial's code to another's. */
  interface Carrier<T> {
    Carried carry(T from, Region region, T to);
  }

  private Trail(Lineage<T> lineage, Carrier<T> carrier, Set<T> withCode) {
    this.lineage = lineage;
    this.carrier = carrier;
    this.withCode = withCode;
  }

  /** What is known of an excerpt at a trial: a made one, or each region's way from there. */
  private record State<T>(T start, @Nullable T from, boolean isMade, List<Way<T>> ways) {}

  /**
   * One region's way.
   *
   * @param madeAt where it was made, as {@code made}
   * @param lastAt where it was last seen, as {@code last}: here unless it is lost here
   */
  private record Way<T>(
      T madeAt,
      Region made,
      T lastAt,
      Region last,
      boolean isLost,
      boolean isDoubtful,
      double likeness) {

    static <T> Way<T> start(T at, Region region) {
      return new Way<>(at, region, at, region, false, false, 1);
    }
  }

  /**
   * @param made what was made by hand, by trial; an empty list says "not in this one"
   * @param trees the code of each trial that has any
   * @return a stop for every trial that the excerpt was followed to, in the lineage's order
   */
  public static <T> Map<T, Stop<T>> follow(
      Lineage<T> lineage, Map<T, List<Region>> made, Trees<T> trees) {
    var trail = new Trail<T>(lineage, trees, trees.keys());
    var order = lineage.order();
    for (var one : order) {
      trail.forwards(one, made);
    }
    for (int i = order.size() - 1; i >= 0; i--) {
      trail.backwards(order.get(i));
    }
    // cousins: down again from what was reached upwards
    for (var one : order) {
      trail.forwards(one, made);
    }
    var stops = new LinkedHashMap<T, Stop<T>>();
    for (var one : order) {
      var state = trail.states.get(one);
      if (state != null && (state.isMade() || trail.withCode.contains(one))) {
        stops.put(one, stop(one, state));
      }
    }
    return stops;
  }

  private void forwards(T one, Map<T, List<Region>> made) {
    if (states.containsKey(one)) {
      return;
    }
    var here = made.get(one);
    if (here != null) {
      states.put(
          one, new State<>(one, null, true, here.stream().map(r -> Way.start(one, r)).toList()));
    } else {
      arrive(one, lineage.parents(one));
    }
  }

  private void backwards(T one) {
    if (!states.containsKey(one)) {
      arrive(one, lineage.children(one));
    }
  }

  /**
   * Of several neighbours the one that carries best is taken; where they disagree, it is marked.
   */
  private void arrive(T one, List<T> neighbours) {
    State<T> best = null;
    for (var neighbour : neighbours) {
      var state = states.get(neighbour);
      if (state != null) {
        var arrived =
            new State<>(
                state.start(),
                neighbour,
                false,
                state.ways().stream().map(way -> carry(way, one)).toList());
        best = best == null ? arrived : better(best, arrived);
      }
    }
    if (best != null) {
      states.put(one, best);
    }
  }

  private static <T> State<T> better(State<T> a, State<T> b) {
    boolean isFirst = score(a) >= score(b);
    var best = isFirst ? a : b;
    var other = isFirst ? b : a;
    boolean agree =
        other.ways().stream().allMatch(Way::isLost)
            || regions(best).equals(regions(other))
            || best.ways().isEmpty() != other.ways().isEmpty();
    return agree
        ? best
        : new State<>(
            best.start(), best.from(), false, best.ways().stream().map(Trail::doubted).toList());
  }

  private static <T> Way<T> doubted(Way<T> way) {
    return new Way<>(
        way.madeAt(), way.made(), way.lastAt(), way.last(), way.isLost(), true, way.likeness());
  }

  private static <T> double score(State<T> state) {
    double score = 0;
    for (var way : state.ways()) {
      score += way.isLost() ? 0 : 1 + (way.isDoubtful() ? 0 : 1) + way.likeness();
    }
    return score;
  }

  private Way<T> carry(Way<T> way, T to) {
    if (!withCode.contains(to)) {
      return way;
    }
    var step = carrier.carry(way.lastAt(), way.last(), to);
    var hop =
        way.lastAt().equals(way.madeAt()) && way.last().equals(way.made())
            ? step
            : carrier.carry(way.madeAt(), way.made(), to);
    if (step.isLost() && hop.isLost()) {
      boolean isPerhaps = step.isDoubtful() || hop.isDoubtful();
      return new Way<>(way.madeAt(), way.made(), way.lastAt(), way.last(), true, isPerhaps, 0);
    }
    boolean isStepSure = !step.isLost() && !step.isDoubtful() && !way.isDoubtful();
    boolean isHopSure = !hop.isLost() && !hop.isDoubtful();
    boolean agree = Objects.equals(step.region(), hop.region());
    var chosen = isStepSure || hop.isLost() || !isHopSure && !step.isLost() ? step : hop;
    boolean isDoubtful = agree ? !isStepSure && !isHopSure : true;
    return new Way<>(
        way.madeAt(),
        way.made(),
        to,
        Objects.requireNonNull(chosen.region()),
        false,
        isDoubtful,
        chosen.likeness());
  }

  private static <T> List<Region> regions(State<T> state) {
    var regions = new ArrayList<Region>();
    for (var way : state.ways()) {
      if (!way.isLost() && !regions.contains(way.last())) {
        regions.add(way.last());
      }
    }
    return regions;
  }

  private static <T> Stop<T> stop(T one, State<T> state) {
    var regions = regions(state);
    if (state.isMade()) {
      return new Stop<>(Origin.MADE, false, one, null, regions);
    }
    boolean isAnyLost = state.ways().stream().anyMatch(Way::isLost);
    boolean isAnyDoubtful = state.ways().stream().anyMatch(Way::isDoubtful);
    if (regions.isEmpty() && isAnyLost) {
      return new Stop<>(Origin.LOST, isAnyDoubtful, state.start(), state.from(), List.of());
    }
    return new Stop<>(
        Origin.CARRIED, isAnyLost || isAnyDoubtful, state.start(), state.from(), regions);
  }
}
