package dev.tsuiki.bench;

import dev.tsuiki.bench.Bench.Row;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What memory the server takes beside 100,000 records while a team is at it: scripts post trials,
 * browsers fetch the journal, look for words, and follow what is written.
 */
final class MemoryBench {
  private static final int RECORDS =
      Integer.parseInt(System.getenv().getOrDefault("TSUIKI_BENCH_RECORDS", "100000"));
  private static final int SECONDS =
      Integer.parseInt(System.getenv().getOrDefault("TSUIKI_BENCH_SECONDS", "60"));
  private static final int WRITERS = 4;
  private static final int READERS = 4;
  private static final int FINDERS = 4;
  private static final int FOLLOWERS = 50;
  private static final List<String> WORDS = List.of("残差", "平均が安定", "enc_k7", "acc");

  private final Server server;
  private final Processes processes = new Processes();
  private final AtomicInteger trials = new AtomicInteger();
  private final String notebook;

  private MemoryBench(Server server) throws Exception {
    this.server = server;
    notebook =
        JournalBench.filled(
            server, "bench-" + Long.toString(System.currentTimeMillis(), 36), RECORDS);
  }

  static List<Row> run(Server server) throws Exception {
    return new MemoryBench(server).rows();
  }

  private List<Row> rows() throws Exception {
    long filled = processes.residentMiB().orElseThrow();
    long until = System.nanoTime() + SECONDS * 1_000_000_000L;
    var parts = new LinkedHashMap<String, Callable<List<Long>>>();
    parts.put("post", () -> server.clients(WRITERS, (client, n) -> posts(client, until)));
    parts.put(
        "page of 1,000", () -> server.clients(READERS, (client, n) -> pages(client, n, until)));
    parts.put("search", () -> server.clients(FINDERS, (client, n) -> searches(client, n, until)));
    parts.put(
        "followed record", () -> server.clients(FOLLOWERS, (client, n) -> events(client, until)));
    var rows = new ArrayList<Row>();
    var pool = Executors.newFixedThreadPool(parts.size() + 1);
    try {
      var peak = pool.submit(() -> peak(until));
      var names = List.copyOf(parts.keySet());
      var measured = pool.invokeAll(parts.values());
      for (int i = 0; i < names.size(); i++) {
        var nanos = measured.get(i).get();
        var more = Map.of("per second", Bench.rounded(nanos.size() / (double) SECONDS));
        rows.add(Bench.latencies(names.get(i), nanos, new LinkedHashMap<>(more)));
      }
      var memory = new LinkedHashMap<String, Number>();
      memory.put("MiB after " + RECORDS + " records", filled);
      memory.put("at most while they work", peak.get());
      memory.put("at most since its start", processes.mostResidentMiB().orElseThrow());
      rows.add(new Row("server's resident memory", memory));
    } finally {
      pool.shutdown();
    }
    return rows;
  }

  private long peak(long until) throws Exception {
    long peak = 0;
    while (System.nanoTime() < until) {
      peak = Math.max(peak, processes.residentMiB().orElseThrow());
      Thread.sleep(50);
    }
    return peak;
  }

  private List<Long> posts(Client client, long until) throws IOException {
    var nanos = new ArrayList<Long>();
    while (System.nanoTime() < until) {
      var form = Form.of(trials.incrementAndGet());
      nanos.add(
          Client.expect(201, client.post(notebook + "/experiments", Form.TYPE, form)).nanos());
    }
    return nanos;
  }

  private List<Long> pages(Client client, int number, long until) throws IOException {
    var random = new Random(number);
    var nanos = new ArrayList<Long>();
    while (System.nanoTime() < until) {
      var path = notebook + "/journal?limit=1000&after=" + random.nextInt(RECORDS);
      nanos.add(Client.expect(200, client.get(path)).nanos());
    }
    return nanos;
  }

  private List<Long> searches(Client client, int number, long until) throws IOException {
    var nanos = new ArrayList<Long>();
    for (int i = number; System.nanoTime() < until; i++) {
      var word = URLEncoder.encode(WORDS.get(i % WORDS.size()), StandardCharsets.UTF_8);
      nanos.add(Client.expect(200, client.get(notebook + "/search?q=" + word)).nanos());
    }
    return nanos;
  }

  /** How long after the one before each record came. */
  private List<Long> events(Client client, long until) throws IOException {
    var nanos = new ArrayList<Long>();
    client.follow(notebook + "/journal/live", until, nanos::add);
    return nanos;
  }
}
