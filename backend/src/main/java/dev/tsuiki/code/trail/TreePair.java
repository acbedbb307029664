package dev.tsuiki.code.trail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries regions from one trial's code to another's: in the same file, in that file under another
 * name, else as a definition that went to another file.
 */
final class TreePair {
  /** What is left of a renamed file, at least. */
  private static final double SAME_FILE = 0.5;

  private static final double SURELY_SAME_FILE = 0.7;

  /** A cell whose number means another cell now. */
  private static final double SAME_CELL = 0.35;

  private static final double MOVED = 0.5;
  private static final double SURELY_MOVED = 0.7;
  private static final double MARGIN = 0.12;
  private static final int FILES = 60;

  private final Tree a;
  private final Tree b;
  private final Map<String, FilePair> pairs = new HashMap<>();
  private final Map<String, Renamed> renames = new HashMap<>();
  private final Findings findings;
  private final Map<String, List<String>> candidates = new HashMap<>();

  /**
   * @param findings of the first tree, in whichever others
   */
  TreePair(Tree a, Tree b, Findings findings) {
    this.a = a;
    this.b = b;
    this.findings = findings;
  }

  /** Another path for a file's content; doubtful too where not all could be looked at. */
  private record Renamed(@Nullable String path, boolean isDoubtful, double likeness) {
    static final Renamed NOWHERE = new Renamed(null, false, 0);
  }

  synchronized Carried carry(Region region) {
    var path = region.path();
    var hash = a.hash(path);
    if (hash != null && hash.equals(b.hash(path))) {
      return new Carried(region, false, 1);
    }
    var source = a.source(path);
    if (source == null) {
      return Carried.LOST;
    }
    var carried = Carried.LOST;
    if (isStillThere(path, source)) {
      carried = pair(path, path).carry(region);
    } else {
      var renamed = renames.computeIfAbsent(path, none -> renamed(path, source));
      if (renamed.path() != null) {
        carried = pair(path, renamed.path()).carry(region);
        carried = renamed.isDoubtful() && !carried.isLost() ? carried.doubted() : carried;
      } else if (renamed.isDoubtful()) {
        carried = Carried.LOST_PERHAPS;
      }
    }
    return carried.isLost()
            || carried.isDoubtful() && carried.likeness() < MOVED
            || isRenamed(region, source, carried)
        ? better(carried, elsewhere(region, source))
        : carried;
  }

  /** A definition that is called otherwise now: one of its old name may be somewhere else. */
  private boolean isRenamed(Region region, Source source, Carried carried) {
    int d = source.beginning(region.start(), region.end());
    var to = carried.region();
    var there = to == null ? null : b.source(to.path());
    int e = to == null || there == null ? -1 : there.beginning(to.start(), to.end());
    return d >= 0
        && there != null
        && e >= 0
        && !source.definitions().get(d).name().equals(there.definitions().get(e).name());
  }

  private static Carried better(Carried here, Carried elsewhere) {
    if (here.isLost() || elsewhere.isLost()) {
      var found = here.isLost() ? elsewhere : here;
      var other = here.isLost() ? here : elsewhere;
      return other.isLost() && other.isDoubtful() ? found.doubted() : found;
    }
    double by = elsewhere.likeness() - here.likeness();
    return by > MARGIN ? elsewhere.doubted() : by > -MARGIN ? here.doubted() : here;
  }

  private FilePair pair(String from, String to) {
    return pairs.computeIfAbsent(
        from + '\0' + to,
        none ->
            new FilePair(
                Objects.requireNonNull(a.source(from)), Objects.requireNonNull(b.source(to)), to));
  }

  private boolean isStillThere(String path, Source source) {
    var there = b.source(path);
    return there != null
        && (!CodeFile.isCell(path)
            || source.likeness(there) >= SAME_CELL
            || renames.computeIfAbsent(path, none -> renamed(path, source)).path() == null);
  }

  /** The file that has this one's content now. */
  private Renamed renamed(String path, Source source) {
    var hash = a.hash(path);
    var best = Renamed.NOWHERE;
    double next = 0;
    for (var candidate : candidates(path)) {
      if (a.source(candidate) != null && !CodeFile.isCell(candidate)) {
        continue;
      }
      if (Objects.equals(hash, b.hash(candidate))) {
        return new Renamed(candidate, false, 1);
      }
      var found = findings.in(b, candidate, path, Double.class, source::likeness);
      double alike = found == null ? 0 : found;
      if (alike > best.likeness()) {
        next = best.likeness();
        best = new Renamed(candidate, false, alike);
      } else {
        next = Math.max(next, alike);
      }
    }
    if (best.likeness() < SAME_FILE) {
      return new Renamed(null, !findings.isEffortLeft(), 0);
    }
    boolean isSure =
        findings.isEffortLeft()
            && best.likeness() >= SURELY_SAME_FILE
            && best.likeness() - next >= MARGIN;
    return new Renamed(best.path(), !isSure, best.likeness());
  }

  /** Files that are new or changed, of the same kind; those of a like name first, only so many. */
  private List<String> candidates(String path) {
    return candidates.computeIfAbsent(path, this::foundCandidates);
  }

  private List<String> foundCandidates(String path) {
    var kind = CodeFile.kind(path);
    var found = new ArrayList<String>();
    for (var other : b.unlike(a)) {
      if (!other.equals(path) && CodeFile.kind(other).equals(kind)) {
        found.add(other);
      }
    }
    var hash = a.hash(path);
    var name = CodeFile.name(path);
    found.sort(
        Comparator.comparingInt(
                (String other) ->
                    Objects.equals(hash, b.hash(other)) ? 0 : a.hash(other) == null ? 1 : 2)
            .thenComparing(other -> -findings.likeness(name, CodeFile.name(other)))
            .thenComparing(Comparator.naturalOrder()));
    return List.copyOf(found.subList(0, Math.min(FILES, found.size())));
  }

  private static boolean isTop(Definition definition) {
    return definition.parent() < 0;
  }

  /** A whole definition that stands in another file now. */
  private Carried elsewhere(Region region, Source source) {
    int d = source.beginning(region.start(), region.end());
    if (d < 0 || source.definitions().get(d).end() != region.end()) {
      return Carried.LOST;
    }
    var best = Found.NOTHING;
    for (var path : candidates(region.path())) {
      var found =
          findings.in(b, path, region, Found.class, there -> found(region, source, d, path, there));
      best = found == null ? best : best.or(found);
    }
    if (best.region() == null || best.likeness() < MOVED) {
      return findings.isEffortLeft() ? Carried.LOST : Carried.LOST_PERHAPS;
    }
    // called otherwise, or in a class that is, and somewhere else: short ones are alike by chance
    boolean isSure =
        findings.isEffortLeft()
            && best.hasName()
            && best.likeness() >= SURELY_MOVED
            && best.likeness() - best.next() >= MARGIN;
    return new Carried(best.region(), !isSure, best.likeness());
  }

  /** Of the definitions of one file the one that is most like one of another file. */
  private Found found(Region region, Source source, int d, String path, Source there) {
    var here = source.definitions().get(d);
    var name = source.qualified(d);
    var before = a.source(path);
    var likeness = new Likeness(source, there);
    var best = Found.NOTHING;
    for (int e = 0; e < there.definitions().size(); e++) {
      var other = there.definitions().get(e);
      boolean isNamesake = other.name().equals(here.name());
      if (other.isClass() != here.isClass()
          || before != null && before.names().contains(there.qualified(e))
          || !isNamesake && source.names().contains(there.qualified(e))) {
        continue;
      }
      boolean isOfSameName = there.qualified(e).equals(name);
      double alike = likeness.of(d, e) + (isOfSameName ? 0.2 : isNamesake ? 0.15 : 0);
      best =
          best.or(
              new Found(
                  Region.of(path, other.beginAs(here, region.start()), other.end()),
                  isNamesake && (isTop(here) && isTop(other) || isOfSameName),
                  alike,
                  0));
    }
    return best;
  }
}
