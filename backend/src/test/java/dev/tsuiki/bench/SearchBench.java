package dev.tsuiki.bench;

import dev.tsuiki.bench.Bench.Row;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Looks for words in a notebook of 100,000 annotations, and for the same words by {@code like} in
 * the same database, whose secret is in the data folder at {@code TSUIKI_DATA}.
 */
final class SearchBench {
  private static final int ROUNDS = 200;
  private static final int SCANS = 10;
  private static final String[] WORDS =
      "残差 学習 層 注意 損失 精度 勾配 初期化 正規化 検証 実験 変更 結果 前回 理由 仮説 比較 改善 悪化 発散 速度 拡張 重み 係数 温度 出力 入力 位置 系列 単語 画像 音声 特徴 次元"
          .split(" ");

  private final URI url =
      URI.create(System.getenv().getOrDefault("TSUIKI_URL", "http://127.0.0.1:8080"));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String slug =
      System.getenv()
          .getOrDefault(
              "TSUIKI_BENCH_NOTEBOOK", "bench-" + Long.toString(System.currentTimeMillis(), 36));
  private final int records =
      Integer.parseInt(System.getenv().getOrDefault("TSUIKI_BENCH_RECORDS", "100000"));

  private SearchBench() {}

  static List<Row> run() throws Exception {
    return new SearchBench().measured();
  }

  private List<Row> measured() throws Exception {
    if (isNew()) {
      fill();
      post("/api/v1/notebooks/" + slug + "/experiments", "{\"key\":\"enc_k7\"}");
      awaitIndex();
    }
    var rows = new ArrayList<Row>();
    try (var database = database()) {
      for (var word : List.of("残差", "次元", "蒸留", "蒸留を試す", "enc_k7")) {
        rows.add(row(word, database));
      }
    }
    rows.add(
        Bench.latencies("mentions of enc_k7", reads("/experiments/enc_k7/mentions"), Map.of()));
    return rows;
  }

  /** One that was filled by an earlier run is there whole: its experiment is posted last. */
  private boolean isNew() throws IOException, InterruptedException {
    if (ask("/experiments/enc_k7").statusCode() == 200) {
      return false;
    }
    post("/api/v1/notebooks", "{\"slug\":\"%s\"}".formatted(slug));
    return true;
  }

  private Row row(String word, Connection database) throws Exception {
    var nanos = reads("/search?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8));
    var scans = new ArrayList<Long>();
    long hits = 0;
    for (int i = 0; i < SCANS; i++) {
      long before = System.nanoTime();
      hits = scan(word, database);
      scans.add(System.nanoTime() - before);
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

  private void fill() throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    try {
      var work = new ArrayList<Callable<Void>>();
      for (int i = 0; i < 8; i++) {
        int first = i;
        work.add(() -> annotate(first));
      }
      for (var done : pool.invokeAll(work)) {
        done.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  private Void annotate(int first) throws IOException, InterruptedException {
    for (int i = first; i < records; i += 8) {
      post(
          "/api/v1/notebooks/" + slug + "/annotations",
          "{\"kind\":\"note\",\"text\":\"%s\"}".formatted(text(i)));
    }
    return null;
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
    post(
        "/api/v1/notebooks/" + slug + "/annotations",
        "{\"kind\":\"note\",\"text\":\"theverylast\"}");
    while (!get("/search?q=theverylast").contains("theverylast")) {
      Thread.sleep(200);
    }
  }

  private List<Long> reads(String path) throws IOException, InterruptedException {
    var nanos = new ArrayList<Long>();
    for (int i = -20; i < ROUNDS; i++) {
      long before = System.nanoTime();
      var unused = get(path);
      if (i >= 0) {
        nanos.add(System.nanoTime() - before);
      }
    }
    return nanos;
  }

  private String get(String path) throws IOException, InterruptedException {
    return body(ask(path), 200);
  }

  private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(url.resolve("/api/v1/notebooks/" + slug + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void post(String path, String json) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    var unused = body(client.send(request, HttpResponse.BodyHandlers.ofString()), 201);
  }

  private static String body(HttpResponse<String> answer, int expected) throws IOException {
    if (answer.statusCode() != expected) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}
