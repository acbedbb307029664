package dev.tsuiki.bench;

import dev.tsuiki.bench.Bench.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts trials into eight notebooks: by one client, then by as many as the server can serve. */
final class PostBench {
  private static final int NOTEBOOKS = 8;

  /** How long each part lasts. */
  private static final int SECONDS =
      Integer.parseInt(System.getenv().getOrDefault("TSUIKI_BENCH_SECONDS", "30"));

  private final Server server;
  private final Processes processes = new Processes();
  private final List<String> notebooks = new ArrayList<>();
  private final AtomicInteger number = new AtomicInteger();

  private PostBench(Server server) {
    this.server = server;
  }

  static List<Row> run(Server server) throws Exception {
    var bench = new PostBench(server);
    var run = Long.toString(System.currentTimeMillis(), 36);
    for (int i = 0; i < NOTEBOOKS; i++) {
      bench.notebooks.add(server.newNotebook("bench-" + run + "-" + i));
    }
    var rows = new ArrayList<Row>();
    rows.add(fsync());
    rows.add(bench.row("post, 1 client, at once after the start", 1, SECONDS / 3));
    bench.clients(8, 3 * SECONDS); // until the JVM has compiled what it will compile
    rows.add(bench.row("post, 1 client", 1, SECONDS / 2));
    rows.add(bench.row("post, 8 clients", 8, SECONDS));
    rows.add(bench.row("post, 16 clients", 16, SECONDS));
    var resident = bench.processes.residentMiB();
    if (resident.isPresent()) {
      rows.add(new Row("server's resident memory after it", Map.of("MiB", resident.getAsLong())));
    }
    return rows;
  }

  private Row row(String what, int clients, int seconds) throws Exception {
    var spentBefore = processes.spent();
    long before = System.nanoTime();
    var nanos = clients(clients, seconds);
    var took = (System.nanoTime() - before) / 1e9;
    var spent = processes.spent().since(spentBefore);
    var figures = new LinkedHashMap<String, Number>();
    figures.put("per second", Bench.rounded(nanos.size() / took));
    figures.put("cpu ms: server", Bench.rounded(spent.server() / nanos.size()));
    figures.put("postgres", Bench.rounded(spent.postgres() / nanos.size()));
    figures.put("client", Bench.rounded(spent.client() / nanos.size()));
    return Bench.latencies(what, nanos, figures);
  }

  private List<Long> clients(int clients, int seconds) throws Exception {
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    return server.clients(
        clients,
        (client, which) -> {
          var nanos = new ArrayList<Long>();
          while (System.nanoTime() < until) {
            int n = number.incrementAndGet();
            var path = notebooks.get(n % NOTEBOOKS) + "/experiments";
            nanos.add(Client.expect(201, client.post(path, Form.TYPE, Form.of(n))).nanos());
          }
          return nanos;
        });
  }

  /** What one write of 60 KB with fsync costs on this disk: no post can cost less. */
  private static Row fsync() throws IOException {
    var nanos = new ArrayList<Long>();
    var file = Files.createTempFile(Path.of("target"), "fsync", null);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < 200; i++) {
        long before = System.nanoTime();
        channel.write(ByteBuffer.allocate(60_000), 0);
        channel.force(true);
        nanos.add(System.nanoTime() - before);
      }
    } finally {
      Files.delete(file);
    }
    return Bench.latencies("one write of 60 KB with fsync", nanos, Map.of());
  }
}
