package dev.tsuiki.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server whose PostgreSQL and S3 can be taken away, and given back. */
public class Faults implements QuarkusTestProfile {
  private static @Nullable Postgres postgres;
  private static @Nullable S3Server s3;
  private static final int S3_PORT = S3Server.freePort();

  public static Postgres postgres() {
    return Objects.requireNonNull(postgres);
  }

  public static S3Server s3() {
    return Objects.requireNonNull(s3);
  }

  /** An S3 at the same address whose disk is full: it knows the bucket and takes nothing. */
  public static HttpServer fullS3() throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), S3_PORT), 0);
    server.createContext("/", Faults::refuse);
    server.start();
    return server;
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (!exchange.getRequestMethod().equals("PUT")) {
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
      return;
    }
    var body = "<Error><Code>XMinioStorageFull</Code></Error>".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(507, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(Parts.class));
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  /** Starts both before the application. */
  public static class Parts implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
      try {
        var database =
            new Postgres(Files.createTempDirectory("tsuiki-faults"), S3Server.freePort());
        postgres = database.start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      s3 = S3Server.s3proxy(S3_PORT);
      var settings = new HashMap<>(database().settings());
      settings.putAll(s3Settings(S3_PORT));
      settings.put("quarkus.datasource.jdbc.acquisition-timeout", "2s");
      return settings;
    }

    private static Postgres database() {
      return postgres();
    }

    @Override
    public void stop() {
      s3().close();
      postgres().close();
    }
  }

  public static Map<String, String> s3Settings(int port) {
    return Map.of(
        "tsuiki.storage.kind",
        "s3",
        "tsuiki.storage.s3.endpoint",
        S3Server.endpoint(port),
        "tsuiki.storage.s3.access-key",
        S3Server.ACCESS_KEY,
        "tsuiki.storage.s3.secret-key",
        S3Server.SECRET_KEY);
  }
}
