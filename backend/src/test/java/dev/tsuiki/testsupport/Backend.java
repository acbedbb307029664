package dev.tsuiki.testsupport;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real process of the packaged backend, in the team mode, told everything by its environment. */
public final class Backend implements AutoCloseable {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Nothing listens there: whoever brings a token needs no provider. */
  private static final String NO_PROVIDER = "http://127.0.0.1:9/realms/none";

  private final int port;
  private final Path log;
  private final Process process;

  private Backend(int port, Path log, Process process) {
    this.port = port;
    this.log = log;
    this.process = process;
  }

  /** Begins to start; see {@link #awaitReady}. */
  static Backend start(Postgres database, Path files) throws IOException {
    int port = S3Server.freePort();
    var log = Files.createTempFile(Path.of("target"), "backend", ".log");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            JAR.toString());
    var environment = builder.environment();
    database.settings().forEach((name, value) -> environment.put(variable(name), value));
    environment.putAll(
        Map.of(
            "TSUIKI_MODE", "team",
            "QUARKUS_HTTP_PORT", String.valueOf(port),
            "TSUIKI_PUBLIC_URL", "https://tsuiki.example",
            "TSUIKI_OIDC_ISSUER", NO_PROVIDER,
            "TSUIKI_OIDC_CLIENT_SECRET", "none",
            "TSUIKI_SESSION_SECRET", "a session secret of the test run, long enough",
            "TSUIKI_STORAGE_KIND", "disk",
            "TSUIKI_STORAGE_FOLDER", files.toString(),
            "TSUIKI_LOG_JSON", "true"));
    var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new Backend(port, log, process);
  }

  Backend awaitReady() throws Exception {
    for (int i = 0; i < 1800 && process.isAlive(); i++) {
      try (var socket = new Socket("127.0.0.1", port)) {
        if (get("/q/health/ready", "").statusCode() == 200) {
          return this;
        }
      } catch (IOException notYet) {
        // It starts.
      }
      Thread.sleep(100);
    }
    throw new AssertionError("not ready: " + log());
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(port, path));
  }

  boolean isRunning() {
    return process.isAlive();
  }

  public int port() {
    return port;
  }

  public String log() throws IOException {
    return Files.readString(log);
  }

  public HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    return HTTP.send(request(path, token).build(), BodyHandlers.ofString());
  }

  public HttpResponse<String> post(String path, String token, String json)
      throws IOException, InterruptedException {
    return HTTP.send(
        request(path, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  public HttpResponse<String> delete(String path, String token)
      throws IOException, InterruptedException {
    return HTTP.send(request(path, token).DELETE().build(), BodyHandlers.ofString());
  }

  public HttpRequest.Builder request(String path, String token) {
    var request = HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(60));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  /** kill -9 */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM; see {@link #awaitEnd}. */
  public void terminate() {
    process.destroy();
  }

  public void awaitEnd() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private static String variable(String property) {
    return String.join("_", List.of(property.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+")));
  }
}
