package dev.tsuiki.bench;

import dev.tsuiki.bench.Bench.Row;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Starts the local mode again and again on the same data: how long from the command to the first
 * page.
 */
final class StartBench {
  private static final int STARTS = 7;
  private static final String READY = "Tsuiki is ready: ";

  private StartBench() {}

  static List<Row> run() throws Exception {
    var data = Path.of(Objects.requireNonNull(System.getenv("TSUIKI_DATA")));
    start(data); // makes the database and the archive of classes
    var nanos = new ArrayList<Long>();
    var processorMillis = new ArrayList<Long>();
    for (int i = 0; i < STARTS; i++) {
      var start = start(data);
      nanos.add(start.nanos());
      processorMillis.add(start.processorMillis());
    }
    var median = processorMillis.stream().sorted().toList().get(STARTS / 2);
    return List.of(
        Bench.latencies(
            "second start, to the first page", nanos, Map.of("cpu ms: launcher", median)));
  }

  private record Start(long nanos, long processorMillis) {}

  private static Start start(Path data) throws Exception {
    var builder = new ProcessBuilder("../deploy/local/run").redirectErrorStream(true);
    builder.environment().put("TSUIKI_DATA", data.toString());
    builder.environment().put("TSUIKI_PORT", "0");
    long before = System.nanoTime();
    var process = builder.start();
    try (var said = process.inputReader()) {
      var line = said.readLine();
      while (line != null && !line.startsWith(READY)) {
        line = said.readLine();
      }
      if (line == null) {
        throw new IOException("Tsuiki did not start; see " + data.resolve("log"));
      }
      try (var client = new Client(URI.create(line.substring(READY.length())))) {
        var page = Client.expect(200, client.get("/"));
        if (page.body().length == 0) {
          throw new IOException("the first page is empty");
        }
      }
      long took = System.nanoTime() - before;
      return new Start(took, processorMillis(process));
    } finally {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private static long processorMillis(Process process) {
    return process.info().totalCpuDuration().map(spent -> spent.toMillis()).orElse(0L);
  }
}
