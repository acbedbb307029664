package dev.tsuiki.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs one benchmark: {@code start} with servers of its own, {@code carrying} without one, the
 * others against the server at {@code TSUIKI_URL}.
 */
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    var name = arguments.length == 0 ? "" : arguments[0];
    var rows =
        switch (name) {
          case "post" -> PostBench.run(server());
          case "token" -> TokenBench.run(server());
          case "journal" -> JournalBench.run(server());
          case "memory" -> MemoryBench.run(server());
          case "search" -> SearchBench.run(server());
          case "start" -> StartBench.run();
          case "snapshots" -> SnapshotsBench.run(server());
          case "parents" -> ParentsBench.run(server(), rest(arguments));
          case "trails" -> TrailsBench.run(server(), rest(arguments));
          case "carrying" -> CarryingBench.run(rest(arguments), InMemory::new);
          default ->
              throw new IllegalArgumentException(
                  "usage: backend/bench post|token|journal|memory|search|start|snapshots|trails|carrying|parents");
        };
    print(rows);
    write(name, rows);
  }

  private static List<String> rest(String[] arguments) {
    return List.of(arguments).subList(1, arguments.length);
  }

  private static Server server() {
    return new Server(System.getenv().getOrDefault("TSUIKI_URL", "http://127.0.0.1:8080"));
  }

  /** What was measured, under which name; milliseconds unless the name says otherwise. */
  record Row(String what, Map<String, Number> figures) {}

  static Row latencies(String what, List<Long> nanos, Map<String, Number> more) {
    var sorted = nanos.stream().sorted().toList();
    var figures = new LinkedHashMap<String, Number>(more);
    figures.put("n", sorted.size());
    for (int percent : new int[] {50, 95, 99}) {
      figures.put("p" + percent, rounded(sorted.get((sorted.size() - 1) * percent / 100) / 1e6));
    }
    figures.put("max", rounded(sorted.get(sorted.size() - 1) / 1e6));
    return new Row(what, figures);
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static void print(List<Row> rows) {
    for (var row : rows) {
      System.out.printf(
          Locale.ROOT,
          "%-44s %s%n",
          row.what(),
          row.figures().entrySet().stream()
              .map(figure -> figure.getKey() + " " + figure.getValue())
              .collect(Collectors.joining("   ")));
    }
  }

  private static void write(String name, List<Row> rows) throws IOException {
    var lines = new ArrayList<String>();
    for (var row : rows) {
      lines.add(
          "  {\"what\": \"%s\", %s}"
              .formatted(
                  row.what(),
                  row.figures().entrySet().stream()
                      .map(figure -> "\"%s\": %s".formatted(figure.getKey(), figure.getValue()))
                      .collect(Collectors.joining(", "))));
    }
    var file = Path.of("target/bench", name + ".json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "[\n" + String.join(",\n", lines) + "\n]\n");
    System.out.println("written to backend/" + file);
  }
}
