package dev.tsuiki.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tsuiki.bench.Bench.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads pages of 1,000 records from a notebook of 100,000, and from one of 1,000 beside it: what a
 * page costs may not depend on the notebook's size.
 */
final class JournalBench {
  private static final int ROUNDS = 300;
  private static final int WARM_UP = 300;
  private static final int PAGE = 1000;
  private static final int WRITERS = 8;
  private final Server server;
  private final Processes processes = new Processes();

  private JournalBench(Server server) {
    this.server = server;
  }

  static List<Row> run(Server server) throws Exception {
    return new JournalBench(server).rows();
  }

  private List<Row> rows() throws Exception {
    int records = Integer.parseInt(System.getenv().getOrDefault("TSUIKI_BENCH_RECORDS", "100000"));
    var run = Long.toString(System.currentTimeMillis(), 36);
    var small = filled(server, "bench-" + run + "-small", PAGE) + "/journal";
    var large = filled(server, "bench-" + run + "-large", records) + "/journal";
    reads(large + "?after=" + records / 3, WARM_UP);
    var rows = new ArrayList<Row>();
    rows.add(row("first page of 1,000 from " + records, large + "?after=0"));
    rows.add(row("a page in the middle", large + "?after=" + records / 2));
    rows.add(row("newest page", large + "?before=" + (records + 1)));
    rows.add(row("first page of 1,000 from 1,000", small + "?after=0"));
    var resident = processes.residentMiB();
    if (resident.isPresent()) {
      rows.add(new Row("server's resident memory after it", Map.of("MiB", resident.getAsLong())));
    }
    return rows;
  }

  private Row row(String what, String path) throws Exception {
    var before = processes.spent();
    var nanos = reads(path, ROUNDS);
    var spent = processes.spent().since(before);
    var figures = new LinkedHashMap<String, Number>();
    figures.put("cpu ms: server", Bench.rounded(spent.server() / ROUNDS));
    figures.put("postgres", Bench.rounded(spent.postgres() / ROUNDS));
    return Bench.latencies(what, nanos, figures);
  }

  private List<Long> reads(String path, int rounds) throws Exception {
    return server.clients(
        1,
        (client, which) -> {
          var nanos = new ArrayList<Long>();
          for (int i = 0; i < rounds; i++) {
            nanos.add(Client.expect(200, client.get(path + "&limit=" + PAGE)).nanos());
          }
          return nanos;
        });
  }

  /** The path of a new notebook with so many notes. */
  static String filled(Server server, String slug, int records) throws Exception {
    var notebook = server.newNotebook(slug);
    server.clients(WRITERS, (client, first) -> annotate(client, notebook, first, records));
    return notebook;
  }

  private static List<Long> annotate(Client client, String notebook, int first, int records)
      throws IOException {
    for (int i = first; i < records; i += WRITERS) {
      var text =
          "{\"kind\":\"note\",\"text\":\"%d 回目。揃えたのに下がった。一度に見る数が小さすぎて、平均が安定しないのだと思う。 enc_k%d acc 0.%d\"}"
              .formatted(i, i % 500, i % 100);
      Client.expect(
          201, client.post(notebook + "/annotations", "application/json", text.getBytes(UTF_8)));
    }
    return List.of();
  }
}
