package dev.tsuiki.bench;

import dev.tsuiki.bench.Bench.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Looks for words in a notebook of 100,000 annotations, and for the same words by {@code like} in
 * the same database, whose secret is in the data folder at {@code TSUIKI_DATA}.
 */
final class SearchBench {
  private static final int ROUNDS = 200;

  /** Of each word: a server that has run for a day is measured, not one that was just started. */
  private static final int WARM_UP = 300;

  private static final int SCANS = 10;
  private static final int WRITERS = 8;
  private static final List<String> LOOKED_FOR = List.of("残差", "次元", "蒸留", "蒸留を試す", "enc_k7");
  private static final String[] WORDS =
      "残差 学習 層 注意 損失 精度 勾配 初期化 正規化 検証 実験 変更 結果 前回 理由 仮説 比較 改善 悪化 発散 速度 拡張 重み 係数 温度 出力 入力 位置 系列 単語 画像 音声 特徴 次元"
          .split(" ");

  private final Server server;
  private final Client client;
  private final String slug =
      System.getenv()
          .getOrDefault(
              "TSUIKI_BENCH_NOTEBOOK", "bench-" + Long.toString(System.currentTimeMillis(), 36));
  private final String notebook = "/api/v1/notebooks/" + slug;
  private final int records =
      Integer.parseInt(System.getenv().getOrDefault("TSUIKI_BENCH_RECORDS", "100000"));

  private SearchBench(Server server, Client client) {
    this.server = server;
    this.client = client;
  }

  static List<Row> run(Server server) throws Exception {
    try (var client = server.client()) {
      new SearchBench(server, client).fill();
    }
    // filling takes longer than a connection is kept that says nothing
    try (var client = server.client()) {
      return new SearchBench(server, client).measured();
    }
  }

  /** One that was filled by an earlier run is there whole: its experiment is posted last. */
  private void fill() throws Exception {
    if (client.get(notebook + "/experiments/enc_k7").status() != 200) {
      server.newNotebook(slug);
      server.clients(WRITERS, this::annotate);
    }
  }

  private List<Row> measured() throws Exception {
    if (client.get(notebook + "/experiments/enc_k7").status() != 200) {
      post(client, notebook + "/experiments", "{\"key\":\"enc_k7\"}");
      awaitIndex();
    }
    for (int i = 0; i < WARM_UP; i++) {
      for (var word : LOOKED_FOR) {
        var unused = get(search(word));
      }
    }
    var rows = new ArrayList<Row>();
    try (var database = database()) {
      for (var word : LOOKED_FOR) {
        rows.add(row(word, database));
      }
    }
    rows.add(
        Bench.latencies("mentions of enc_k7", reads("/experiments/enc_k7/mentions"), Map.of()));
    return rows;
  }

  /** As the interface asks while somebody types. */
  private static String search(String word) {
    return "/search?limit=20&q=" + URLEncoder.encode(word, StandardCharsets.UTF_8);
  }

  /** Searches and scans in turns: the machine is as fast for the ones as for the others. */
  private Row row(String word, Connection database) throws Exception {
    var nanos = new ArrayList<Long>();
    var scans = new ArrayList<Long>();
    long hits = 0;
    for (int i = 0; i < ROUNDS; i++) {
      nanos.add(get(search(word)).nanos());
      if (i % (ROUNDS / SCANS) == 0) {
        long before = System.nanoTime();
        hits = scan(word, database);
        scans.add(System.nanoTime() - before);
      }
    }
    double scan = scans.stream().sorted().toList().get(SCANS / 2) / 1e6;
    double found = nanos.stream().sorted().toList().get(ROUNDS / 2) / 1e6;
    var more = new LinkedHashMap<String, Number>();
    more.put("in entries", hits);
    more.put("like p50", Bench.rounded(scan));
    more.put("times faster", Bench.rounded(scan / found));
    return Bench.latencies(word + " in " + records, nanos, more);
  }

  /** Every annotation that has the word, counted, so that a scan cannot stop early. */
  private long scan(String word, Connection database) throws SQLException {
    try (var query =
        database.prepareStatement(
            "select count(*) from annotation a join notebook n on n.id = a.notebook where n.slug = ? and a.text like ?")) {
      query.setString(1, slug);
      query.setString(2, "%" + word + "%");
      try (var found = query.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    }
  }

  static Connection database() throws IOException, SQLException {
    var data = Path.of(System.getenv("TSUIKI_DATA"));
    var port = Files.readAllLines(data.resolve("database/postmaster.pid")).get(3).strip();
    var secret = Files.readString(data.resolve("secrets/tsuiki_app")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/tsuiki", "tsuiki_app", secret);
  }

  private List<Long> annotate(Client writer, int first) throws IOException {
    for (int i = first; i < records; i += WRITERS) {
      annotate(writer, text(i));
    }
    return List.of();
  }

  private void annotate(Client writer, String text) throws IOException {
    post(writer, notebook + "/annotations", "{\"kind\":\"note\",\"text\":\"%s\"}".formatted(text));
  }

  /**
   * Common words are in many texts, the last of the list in few, and one word in every thousandth.
   */
  private static String text(int i) {
    var random = new Random(i);
    var text = new StringBuilder();
    for (int word = 0; word < 12; word++) {
      double common = random.nextDouble();
      text.append(WORDS[(int) (common * common * WORDS.length)])
          .append("のはをにが".charAt(random.nextInt(5)));
    }
    text.append("。enc_k").append(i % 3000).append(i % 1000 == 7 ? " 蒸留を試す" : " 次を見る");
    return text.toString();
  }

  private void awaitIndex() throws IOException, InterruptedException {
    annotate(client, "theverylast");
    while (!isThere(get("/search?q=theverylast"))) {
      Thread.sleep(200);
    }
  }

  private static boolean isThere(Client.Answer page) throws IOException {
    try (var body = new GZIPInputStream(new ByteArrayInputStream(page.body()))) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8).contains("theverylast");
    }
  }

  private List<Long> reads(String path) throws IOException {
    var nanos = new ArrayList<Long>();
    for (int i = 0; i < ROUNDS; i++) {
      nanos.add(get(path).nanos());
    }
    return nanos;
  }

  private Client.Answer get(String path) throws IOException {
    return Client.expect(200, client.get(notebook + path));
  }

  private static void post(Client client, String path, String json) throws IOException {
    var unused =
        Client.expect(
            201, client.post(path, "application/json", json.getBytes(StandardCharsets.UTF_8)));
  }
}
