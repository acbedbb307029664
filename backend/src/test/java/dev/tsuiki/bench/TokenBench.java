package dev.tsuiki.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tsuiki.bench.Bench.Row;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a token costs: the same small trial posted in turns as the person at the machine and by a
 * token, so that whatever else the machine does falls upon both.
 */
final class TokenBench {
  private static final int PAIRS = 1_500;
  private static final int BLOCKS = 10;
  private static final byte[] TRIAL =
      "{\"text\":\"ブロックの中に残差を足した。\",\"results\":{\"acc\":0.86}}".getBytes(UTF_8);

  private TokenBench() {}

  static List<Row> run(Server server) throws Exception {
    var run = Long.toString(System.currentTimeMillis(), 36);
    var notebook = server.newNotebook("bench-" + run);
    try (var client = server.client()) {
      return run(client, notebook + "/experiments", newToken(client));
    }
  }

  private static List<Row> run(Client client, String path, String token) throws IOException {
    pairs(client, path, token, PAIRS, new ArrayList<>(), new ArrayList<>());
    var plain = new ArrayList<Long>();
    var byToken = new ArrayList<Long>();
    var ratios = new ArrayList<Double>();
    for (int block = 0; block < BLOCKS; block++) {
      var first = plain.size();
      pairs(client, path, token, PAIRS / BLOCKS, plain, byToken);
      ratios.add(
          (double) median(byToken.subList(first, byToken.size()))
              / median(plain.subList(first, plain.size())));
    }
    ratios.sort(null);
    return List.of(
        Bench.latencies("post as the person at the machine", plain, Map.of()),
        Bench.latencies("post by a token", byToken, Map.of()),
        new Row(
            "by a token / at the machine, of medians",
            Map.of(
                "ratio",
                Bench.rounded((double) median(byToken) / median(plain)),
                "lowest of %d blocks".formatted(BLOCKS),
                Bench.rounded(ratios.get(0)),
                "highest",
                Bench.rounded(ratios.get(BLOCKS - 1)))));
  }

  private static void pairs(
      Client client, String path, String token, int count, List<Long> plain, List<Long> byToken)
      throws IOException {
    for (int i = 0; i < count; i++) {
      // whoever goes first may find the caches colder
      if (i % 2 == 0) {
        plain.add(post(client, path, ""));
        byToken.add(post(client, path, token));
      } else {
        byToken.add(post(client, path, token));
        plain.add(post(client, path, ""));
      }
    }
  }

  private static long post(Client client, String path, String headers) throws IOException {
    return Client.expect(201, client.post(path, "application/json", TRIAL, headers)).nanos();
  }

  /** The header that carries it. */
  private static String newToken(Client client) throws IOException {
    var body = "{\"name\":\"bench\",\"access\":\"write\"}".getBytes(UTF_8);
    var answer = Client.expect(201, client.post("/api/v1/tokens", "application/json", body));
    var secret = JsonPath.from(new String(answer.body(), UTF_8)).getString("secret");
    return "Authorization: Bearer " + secret + "\r\n";
  }

  private static long median(List<Long> nanos) {
    var sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
