package dev.tsuiki.bench;

import dev.tsuiki.bench.Bench.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Posts the commits of all branches of a real history in the order of their dates, as one person
 * who states no parent, and asks what is assumed: how often that is a parent in git.
 */
final class ParentsBench {
  private ParentsBench() {}

  /**
   * @param arguments a repository
   */
  static List<Row> run(Server server, List<String> arguments) throws Exception {
    var commits = new GitHistory(Path.of(arguments.get(0))).commits();
    boolean isVerbose = System.getenv("TSUIKI_BENCH_VERBOSE") != null;
    var nanos = new ArrayList<Long>();
    int known = 0;
    int right = 0;
    int none = 0;
    int roots = 0;
    int rootsWithNone = 0;
    try (var client = server.client()) {
      var slug = "bench-" + Long.toString(System.currentTimeMillis(), 36);
      var history = new PostedHistory(client, server.newNotebook(slug));
      for (int i = 0; i < commits.size(); i++) {
        history.post(i, commits.get(i).texts(), null);
        long before = System.nanoTime();
        var assumed = history.experiment(i).path("parents").path(0);
        nanos.add(System.nanoTime() - before);
        boolean isNone = assumed.isMissingNode();
        int parent = isNone ? -1 : PostedHistory.version(assumed.path("key").asText());
        var truth = commits.get(i).parents();
        if (truth.isEmpty()) {
          roots++;
          rootsWithNone += isNone ? 1 : 0;
          continue;
        }
        known++;
        right += truth.contains(parent) ? 1 : 0;
        none += isNone ? 1 : 0;
        if (isVerbose && !truth.contains(parent)) {
          System.out.printf("  %d comes from %s, assumed is %d%n", i, truth, parent);
        }
      }
    }
    var figures = new LinkedHashMap<String, Number>();
    figures.put("n", known);
    figures.put("parent in git %", percent(right, known));
    figures.put("another %", percent(known - right - none, known));
    figures.put("none %", percent(none, known));
    return List.of(
        new Row("assumed parent", figures),
        new Row("first of a line", Map.of("n", roots, "none %", percent(rootsWithNone, roots))),
        Bench.latencies("read with it", nanos, Map.of()));
  }

  private static double percent(int count, int of) {
    return of == 0 ? 0 : Bench.rounded(100.0 * count / of);
  }
}
