package dev.tsuiki.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The server that is measured, spoken to as any client does. */
final class Server {
  private final String url;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Server(String url) {
    this.url = url;
  }

  /** Posts and returns how long it took in nanoseconds; anything but 201 ends the benchmark. */
  long post(String path, String contentType, byte[] body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    long before = System.nanoTime();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    long took = System.nanoTime() - before;
    if (answer.statusCode() != 201) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return took;
  }

  long get(String path, boolean compressed) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url + path));
    if (compressed) {
      request.header("Accept-Encoding", "gzip");
    }
    long before = System.nanoTime();
    var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    long took = System.nanoTime() - before;
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    return took;
  }

  String newNotebook(String slug) throws IOException, InterruptedException {
    var unused =
        post(
            "/api/v1/notebooks",
            "application/json",
            ("{\"slug\":\"" + slug + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return "/api/v1/notebooks/" + slug;
  }

  /**
   * Resident memory of the server's process in MiB, where TSUIKI_BENCH_PID names it and Linux
   * tells.
   */
  static OptionalLong residentMiB() throws IOException {
    var pid = System.getenv("TSUIKI_BENCH_PID");
    var status = Path.of("/proc", String.valueOf(pid), "status");
    if (pid == null || !Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst();
  }
}
