package dev.tsuiki.bench;

import dev.tsuiki.bench.Bench.Row;
import dev.tsuiki.bench.CarryingBench.At;
import dev.tsuiki.code.trail.Region;
import dev.tsuiki.testsupport.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Follows code through the API. Without a repository it measures: one class of a file of 1,500
 * lines through 300 trials, over HTTP: the first time, when nothing is in any cache but the JVM is
 * warm, and again. Beside it {@code git log -L} over the same history.
 */
final class TrailsBench {
  private static final int TRIALS = 300;
  private static final int LINES = 1500;
  private static final int WARM_UP = 4;
  private static final int ROUNDS = 7;
  private static final int AGAIN = 20;

  private TrailsBench() {}

  /**
   * @param arguments none, or a repository and the files in it whose definitions are followed and
   *     compared with Python's own parser
   */
  static List<Row> run(Server server, List<String> arguments) throws Exception {
    if (arguments.isEmpty()) {
      return timed(server);
    }
    try (var client = server.client()) {
      var number = new AtomicInteger();
      return CarryingBench.run(
          arguments,
          versions -> {
            var slug =
                "bench-%s-%d"
                    .formatted(
                        Long.toString(System.currentTimeMillis(), 36), number.incrementAndGet());
            var history = new PostedHistory(client, server.newNotebook(slug));
            history.post(versions);
            return (version, region) -> follow(history, version, region, number.incrementAndGet());
          });
    }
  }

  private static Map<Integer, At> follow(
      PostedHistory history, int version, Region region, int number) throws IOException {
    var name = "region-" + number;
    history.excerpt(
        version,
        name,
        Map.of(
            "path", region.path(), "startLine", region.startLine(), "endLine", region.endLine()));
    var found = new HashMap<Integer, At>();
    for (var stop : PostedHistory.read(history.trail(name)).path("stops")) {
      var first = stop.path("regions").path(0);
      found.put(
          PostedHistory.version(stop),
          new At(
              first.isMissingNode()
                  ? null
                  : new Region(
                      first.path("path").asText(),
                      first.path("startLine").asInt(),
                      first.path("endLine").asInt()),
              stop.path("doubtful").asBoolean()));
    }
    return found;
  }

  private static List<Row> timed(Server server) throws Exception {
    var versions = MadeHistory.of(1, LINES, TRIALS, 5);
    var path = versions.get(0).keySet().iterator().next();
    var text = Objects.requireNonNull(versions.get(TRIALS / 2).get(path)).split("\n", -1);
    int start = LINES / 2;
    while (!text[start - 1].startsWith("class ")) {
      start++;
    }
    var name = text[start - 1].replaceAll("class |\\(.*", "");
    var run = Long.toString(System.currentTimeMillis(), 36);
    var processes = new Processes();
    var cold = new ArrayList<Long>();
    var warm = new ArrayList<Long>();
    int stops = 0;
    int bytes = 0;
    double spent = 0;
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      try (var client = server.client()) {
        var history = new PostedHistory(client, server.newNotebook("bench-" + run + "-" + round));
        history.post(versions);
        history.excerpt(TRIALS / 2, "part", Map.of("path", path, "definition", name));
        var before = processes.spent();
        var first = history.trail("part");
        stops = PostedHistory.read(first).path("stops").size();
        bytes = first.body().length;
        if (round >= WARM_UP) {
          spent += processes.spent().since(before).server() / ROUNDS;
          cold.add(first.nanos());
        }
        for (int i = 0; i < AGAIN; i++) {
          long nanos = history.trail("part").nanos();
          if (round >= WARM_UP) {
            warm.add(nanos);
          }
        }
      }
    }
    var rows = new ArrayList<Row>();
    rows.add(
        Bench.latencies(
            "trail through 300 trials, the first time",
            cold,
            Map.of("stops", stops, "cpu ms: server", Bench.rounded(spent))));
    rows.add(Bench.latencies("again", warm, Map.of("bytes", bytes)));
    rows.add(Bench.latencies("git log -L", git(versions, path, start), Map.of()));
    var resident = processes.residentMiB();
    if (resident.isPresent()) {
      rows.add(new Row("server's resident memory after it", Map.of("MiB", resident.getAsLong())));
    }
    return rows;
  }

  private static List<Long> git(List<Map<String, String>> versions, String path, int start)
      throws IOException, InterruptedException {
    var folder = Files.createTempDirectory(Path.of("target"), "history");
    var git = GitHistory.write(folder, versions);
    var nanos = new ArrayList<Long>();
    for (int i = 0; i < 3; i++) {
      long before = System.nanoTime();
      git.git("log", "-L%d,+60:%s".formatted(start, path), "--format=%h");
      nanos.add(System.nanoTime() - before);
    }
    Folders.delete(folder);
    return nanos;
  }
}
