package dev.tsuiki.bench;

import dev.tsuiki.bench.Bench.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;

/**
 * Posts trials as a script does: words, a result, one 60 KB PNG, three code files of which one
 * changed.
 */
final class PostBench {
  private static final String BOUNDARY = "tsuikibenchmark";
  private static final int NOTEBOOKS = 8;
  private static final int CODE_LINES = 400;
  private final Server server;
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
    bench.clients(4, 15);
    rows.add(bench.row("post, 1 client", 1, 15));
    rows.add(bench.row("post, 8 clients", 8, 30));
    rows.add(bench.row("post, 16 clients", 16, 30));
    var resident = Server.residentMiB();
    if (resident.isPresent()) {
      rows.add(new Row("server's resident memory after it", Map.of("MiB", resident.getAsLong())));
    }
    return rows;
  }

  private Row row(String what, int clients, int seconds) throws Exception {
    long before = System.nanoTime();
    var nanos = clients(clients, seconds);
    var took = (System.nanoTime() - before) / 1e9;
    return Bench.latencies(what, nanos, Map.of("per second", Bench.rounded(nanos.size() / took)));
  }

  private List<Long> clients(int clients, int seconds) throws Exception {
    var pool = Executors.newFixedThreadPool(clients);
    try {
      var work = new ArrayList<Callable<List<Long>>>();
      for (int i = 0; i < clients; i++) {
        work.add(() -> posts(System.nanoTime() + seconds * 1_000_000_000L));
      }
      var all = new ArrayList<Long>();
      for (var nanos : pool.invokeAll(work)) {
        all.addAll(nanos.get());
      }
      return all;
    } finally {
      pool.shutdown();
    }
  }

  private List<Long> posts(long until) throws IOException, InterruptedException {
    var nanos = new ArrayList<Long>();
    while (System.nanoTime() < until) {
      int n = number.incrementAndGet();
      nanos.add(
          server.post(
              notebooks.get(n % NOTEBOOKS) + "/experiments",
              "multipart/form-data; boundary=" + BOUNDARY,
              form(n)));
    }
    return nanos;
  }

  private static byte[] form(int n) throws IOException {
    var body = new ByteArrayOutputStream(80_000);
    part(body, "key", null, ("enc_k" + n).getBytes(StandardCharsets.UTF_8));
    part(body, "result", null, "acc=0.86".getBytes(StandardCharsets.UTF_8));
    part(body, "text", null, "ブロックの中に残差を足した。前より少し良い。".getBytes(StandardCharsets.UTF_8));
    part(body, "image", "tb.png", png(n));
    part(body, "code", "train.py", code(n));
    part(body, "code", "model.py", code(0));
    part(body, "code", "data.py", code(-1));
    body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  private static void part(
      ByteArrayOutputStream body,
      String name,
      @org.jspecify.annotations.Nullable String file,
      byte[] content)
      throws IOException {
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, name, file == null ? "" : "; filename=\"" + file + "\"");
    body.write(head.getBytes(StandardCharsets.US_ASCII));
    body.write(content);
    body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** The same file but for five lines that say which one it is. */
  private static byte[] code(int n) {
    var lines = new StringBuilder();
    for (int i = 0; i < CODE_LINES; i++) {
      lines
          .append("    h")
          .append(i)
          .append(" = conv(x, ")
          .append(i % 80 == 7 ? n : i)
          .append(", k=5)\n");
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * An image of 60 KB that compresses no further: its pixels are noise, stored without compression.
   */
  private static byte[] png(int seed) throws IOException {
    var rows = new byte[140 * (1 + 143 * 3)];
    new Random(seed).nextBytes(rows);
    for (int row = 0; row < 140; row++) {
      rows[row * (1 + 143 * 3)] = 0;
    }
    var packed = new ByteArrayOutputStream();
    try (var deflater =
        new java.util.zip.DeflaterOutputStream(packed, new java.util.zip.Deflater(0))) {
      deflater.write(rows);
    }
    var png = new ByteArrayOutputStream();
    png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(
        png,
        "IHDR",
        ByteBuffer.allocate(13).putInt(143).putInt(140).put(new byte[] {8, 2, 0, 0, 0}).array());
    chunk(png, "IDAT", packed.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data)
      throws IOException {
    var crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.US_ASCII));
    crc.update(data);
    png.write(ByteBuffer.allocate(4).putInt(data.length).array());
    png.write(type.getBytes(StandardCharsets.US_ASCII));
    png.write(data);
    png.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
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
