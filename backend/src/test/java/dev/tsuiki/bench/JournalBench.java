package dev.tsuiki.bench;

import dev.tsuiki.bench.Bench.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Reads the first page of 1,000 from a notebook of 100,000 records, and from one of 1,000 beside
 * it.
 */
final class JournalBench {
  private static final int ROUNDS = 300;

  private JournalBench() {}

  static List<Row> run(Server server) throws Exception {
    int records = Integer.parseInt(System.getenv().getOrDefault("TSUIKI_BENCH_RECORDS", "100000"));
    var run = Long.toString(System.currentTimeMillis(), 36);
    var small = filled(server, "bench-" + run + "-small", 1000);
    var large = filled(server, "bench-" + run + "-large", records);
    var rows = new ArrayList<Row>();
    var pages =
        Map.of(
            "first", "?after=0&limit=1000", "newest", "?before=" + (records + 1) + "&limit=1000");
    reads(server, small + "/journal" + pages.get("first"), true);
    for (var page : List.of("first", "newest")) {
      rows.add(
          row(
              server,
              page + " page of 1,000 from " + records,
              large + "/journal" + pages.get(page)));
    }
    rows.add(row(server, "first page of 1,000 from 1000", small + "/journal" + pages.get("first")));
    var resident = Server.residentMiB();
    if (resident.isPresent()) {
      rows.add(new Row("server's resident memory after it", Map.of("MiB", resident.getAsLong())));
    }
    return rows;
  }

  private static Row row(Server server, String what, String path) throws Exception {
    return Bench.latencies(what, reads(server, path, true), Map.of());
  }

  private static List<Long> reads(Server server, String path, boolean compressed) throws Exception {
    var nanos = new ArrayList<Long>();
    for (int i = 0; i < ROUNDS; i++) {
      nanos.add(server.get(path, compressed));
    }
    return nanos;
  }

  private static String filled(Server server, String slug, int records) throws Exception {
    var notebook = server.newNotebook(slug);
    var pool = Executors.newFixedThreadPool(8);
    try {
      var work = new ArrayList<Callable<Void>>();
      for (int i = 0; i < 8; i++) {
        int first = i;
        work.add(() -> annotate(server, notebook, first, records));
      }
      for (var done : pool.invokeAll(work)) {
        done.get();
      }
    } finally {
      pool.shutdown();
    }
    return notebook;
  }

  private static Void annotate(Server server, String notebook, int first, int records)
      throws IOException, InterruptedException {
    for (int i = first; i < records; i += 8) {
      var text =
          "{\"kind\":\"note\",\"text\":\"%d 回目。揃えたのに下がった。一度に見る数が小さすぎて、平均が安定しないのだと思う。 enc_k%d acc 0.%d\"}"
              .formatted(i, i % 500, i % 100);
      var unused =
          server.post(
              notebook + "/annotations", "application/json", text.getBytes(StandardCharsets.UTF_8));
    }
    return null;
  }
}
