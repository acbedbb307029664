package dev.tsuiki.bench;

import dev.tsuiki.bench.CarryingBench.At;
import dev.tsuiki.code.trail.Lineage;
import dev.tsuiki.code.trail.Region;
import dev.tsuiki.code.trail.Source;
import dev.tsuiki.code.trail.Trail;
import dev.tsuiki.code.trail.Tree;
import dev.tsuiki.code.trail.Trees;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Follows regions without a server. */
final class InMemory implements CarryingBench.Follower {
  private static final Map<String, Source> SOURCES = new HashMap<>();
  private final Lineage<Integer> lineage;
  private final Trees<Integer> trees;

  InMemory(List<Map<String, String>> versions) {
    var parents = new HashMap<Integer, List<Integer>>();
    var all = new HashMap<Integer, Tree>();
    for (int i = 0; i < versions.size(); i++) {
      parents.put(i, i == 0 ? List.of() : List.of(i - 1));
      all.put(i, new Texts(versions.get(i)));
    }
    lineage = new Lineage<>(IntStream.range(0, versions.size()).boxed().toList(), parents);
    trees = new Trees<>(all);
  }

  @Override
  public Map<Integer, At> follow(int version, Region region) {
    var found = new HashMap<Integer, At>();
    Trail.follow(lineage, Map.of(version, List.of(region)), trees)
        .forEach(
            (at, stop) ->
                found.put(
                    at,
                    new At(
                        stop.regions().isEmpty() ? null : stop.regions().get(0), stop.doubtful())));
    return found;
  }

  private record Texts(Map<String, String> texts) implements Tree {
    @Override
    public Set<String> paths() {
      return texts.keySet();
    }

    @Override
    public @Nullable String hash(String path) {
      return texts.get(path);
    }

    @Override
    public @Nullable Source source(String path) {
      var text = texts.get(path);
      return text == null
          ? null
          : SOURCES.computeIfAbsent(text, none -> Source.of(path, Objects.requireNonNull(text)));
    }
  }
}
