package dev.tsuiki.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of {@code deploy/local/run}. */
final class Run implements AutoCloseable {

  static final Path SCRIPT = Path.of("run").toAbsolutePath();
  static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
  private static final String READY = "Tsuiki is ready: ";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path out;
  private final Path err;
  private final long begun = System.nanoTime();

  private Run(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static Run begin(Path data, String... arguments) throws IOException {
    return begin(List.of(), data, "0", arguments);
  }

  static Run begin(List<String> prefix, Path data, String port, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(SCRIPT.toString());
    command.addAll(Arrays.asList(arguments));
    Path out = Files.createTempFile(Path.of("target"), "run", ".out");
    Path err = Files.createTempFile(Path.of("target"), "run", ".err");
    ProcessBuilder builder = new ProcessBuilder(command);
    // What is tested was built by the very build that runs the tests.
    builder
        .environment()
        .putAll(Map.of("TSUIKI_DATA", data.toString(), "TSUIKI_PORT", port, "TSUIKI_BUILD", "no"));
    builder.environment().remove("TSUIKI_PUBLIC_URL");
    builder.directory(Path.of("/").toFile());
    return new Run(
        builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
  }

  static Run ready(Path data, String... arguments) throws Exception {
    return begin(data, arguments).awaitReady();
  }

  Run awaitReady() throws Exception {
    for (int i = 0; i < 3000 && process.isAlive(); i++) {
      if (out().contains(READY)) {
        return this;
      }
      Thread.sleep(40);
    }
    close();
    throw new AssertionError("not ready: " + out() + err());
  }

  long millisToReady() throws IOException {
    return (Files.getLastModifiedTime(out).toMillis() - startedAt());
  }

  private long startedAt() {
    return System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  String address() throws IOException {
    return out().strip().substring(READY.length());
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  int stop() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** kill -9 of the launcher, which is the backend too. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  long pid() {
    return process.pid();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String type, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
    return HTTP.send(
        headers.length == 0 ? request.build() : request.headers(headers).build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(20));
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      stop();
    }
  }
}
