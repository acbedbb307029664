package dev.tsuiki.bench;

import dev.tsuiki.bench.PythonTruth.Found;
import dev.tsuiki.code.trail.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Carries every function and class of a middle version of a real history both ways, and compares
 * with Python's own parser; then again with a third of them renamed and a third moved to another
 * file in every later version. {@code carrying} asks the plain Java, {@code trails} the API.
 */
final class CarryingBench {
  private final List<Map<String, String>> versions;
  private final PythonTruth truth;
  private final Followers followers;
  private final Follower whole;
  private final CarriedCount same = new CarriedCount();
  private final CarriedCount renamed = new CarriedCount();
  private final CarriedCount moved = new CarriedCount();
  private final CarriedCount gone = new CarriedCount();
  private final boolean isVerbose = System.getenv("TSUIKI_BENCH_VERBOSE") != null;
  private long nanos;

  /** Where a region is said to be, null where it is lost. */
  record At(@Nullable Region region, boolean doubtful) {}

  /** Follows a region of one version of a history to all others. */
  interface Follower {
    Map<Integer, At> follow(int version, Region region) throws Exception;
  }

  /** Knows what follows regions through a history. */
  interface Followers {
    Follower of(List<Map<String, String>> versions) throws Exception;
  }

  private CarryingBench(List<Map<String, String>> versions, PythonTruth truth, Followers followers)
      throws Exception {
    this.versions = versions;
    this.truth = truth;
    this.followers = followers;
    this.whole = followers.of(versions);
  }

  /**
   * @param arguments a repository and the files in it, all Python files of its middle version if
   *     none is named
   */
  static List<Bench.Row> run(List<String> arguments, Followers followers) throws Exception {
    try (var truth = new PythonTruth()) {
      var history = new GitHistory(Path.of(arguments.get(0))).versions();
      var bench = new CarryingBench(history, truth, followers);
      var files =
          arguments.size() > 1
              ? arguments.subList(1, arguments.size())
              : List.copyOf(bench.middle().keySet());
      for (var file : files) {
        bench.follow(file);
        bench.disguised(file);
      }
      var rows = new ArrayList<Bench.Row>();
      rows.add(new Bench.Row("same name, same file", bench.same.figures()));
      rows.add(new Bench.Row("renamed", bench.renamed.figures()));
      rows.add(new Bench.Row("moved to another file", bench.moved.figures()));
      rows.add(new Bench.Row("no definition of that name", bench.gone.figures()));
      rows.add(new Bench.Row("time", Map.of("ms", bench.nanos / 1_000_000)));
      return rows;
    }
  }

  private Map<String, String> middle() {
    return versions.get(versions.size() / 2);
  }

  private static <V> V the(@Nullable V value) {
    return Objects.requireNonNull(value);
  }

  private void follow(String file) throws Exception {
    var inMiddle = truth.of(the(middle().get(file)));
    var follower = this.whole;
    for (var name : inMiddle.keySet()) {
      if (the(inMiddle.get(name)).size() != 1) {
        continue;
      }
      var here = the(inMiddle.get(name)).get(0);
      compare(follower, versions, file, name, here.head(), here, name, file, same);
      if (here.start() < here.head()) {
        compare(follower, versions, file, name, here.start(), here, name, file, same);
      }
    }
  }

  private void compare(
      Follower follower,
      List<Map<String, String>> texts,
      String file,
      String name,
      int start,
      Found here,
      String laterName,
      String laterFile,
      CarriedCount count)
      throws Exception {
    int m = texts.size() / 2;
    long before = System.nanoTime();
    var stops = follower.follow(m, new Region(file, start, here.end()));
    nanos += System.nanoTime() - before;
    for (int i = 0; i < texts.size(); i++) {
      boolean isLater = i > m;
      if (i == m || count != same && !isLater) {
        continue;
      }
      var path = isLater ? laterFile : file;
      var text = texts.get(i).get(path);
      var there =
          text == null
              ? List.<Found>of()
              : truth.of(text).getOrDefault(isLater ? laterName : name, List.of());
      if (there.size() > 1) {
        continue;
      }
      var stop = stops.get(i);
      var region = stop == null ? null : stop.region();
      if (there.isEmpty()) {
        gone.add(region != null, false, stop != null && stop.doubtful());
        if (stop != null && region != null && !stop.doubtful() && isVerbose) {
          System.out.println(
              "  %s %s is not in %d, yet taken for %s".formatted(file, name, i, region));
        }
        continue;
      }
      var found = there.get(0);
      int wanted = start == here.head() ? found.head() : found.start();
      var right = new Region(path, wanted, found.end());
      boolean isExact = right.equals(region);
      count.add(region != null, isExact, stop != null && stop.doubtful());
      if (!isExact && isVerbose) {
        tell(file, name, i, right, stop);
      }
    }
  }

  private static void tell(String file, String name, int version, Region right, @Nullable At stop) {
    System.out.println(
        "  " + file + " " + name + " in " + version + ": " + right + ", not " + stop);
  }

  /** Renames a third of the top definitions in all later versions, and moves another third. */
  private void disguised(String file) throws Exception {
    int m = versions.size() / 2;
    var tops =
        truth.of(the(middle().get(file))).entrySet().stream()
            .filter(e -> e.getValue().size() == 1 && e.getValue().get(0).isTop())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    var toRename = third(tops, 0);
    var toMove = third(tops, 1);
    var other = file.substring(0, file.lastIndexOf('/') + 1) + "set_aside.py";
    var changed = new ArrayList<Map<String, String>>();
    for (int i = 0; i < versions.size(); i++) {
      var texts = new LinkedHashMap<>(versions.get(i));
      var text = texts.get(file);
      if (i > m && text != null) {
        new Disguise(truth.of(text), toRename, toMove).apply(texts, file, other);
      }
      changed.add(texts);
    }
    var follower = followers.of(changed);
    for (var name : toRename) {
      var here = the(truth.of(the(middle().get(file))).get(name)).get(0);
      compare(
          follower, changed, file, name, here.start(), here, Disguise.name(name), file, renamed);
    }
    for (var name : toMove) {
      var here = the(truth.of(the(middle().get(file))).get(name)).get(0);
      compare(follower, changed, file, name, here.start(), here, name, other, moved);
    }
  }

  private static Set<String> third(List<String> names, int which) {
    return IntStream.range(0, names.size())
        .filter(i -> i % 3 == which)
        .mapToObj(names::get)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}
