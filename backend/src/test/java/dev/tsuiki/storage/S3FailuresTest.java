package dev.tsuiki.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that a real server gives only when it is in trouble. */
class S3FailuresTest {

  @TempDir Path temp;

  private HttpServer server;
  private final AtomicInteger puts = new AtomicInteger();
  private volatile int status;
  private volatile String code = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void minioWithoutRoomIsFull() {
    refuse(507, "XMinioStorageFull");
    assertThrows(StorageFull.class, this::put);
  }

  @Test
  void aBucketAtItsQuotaIsFull() {
    refuse(400, "XMinioAdminBucketQuotaExceeded");
    assertThrows(StorageFull.class, this::put);
  }

  @Test
  void anOverloadedS3IsAskedThreeTimesAndThenDown() {
    refuse(503, "SlowDown");
    assertThrows(StorageDown.class, this::put);
    assertEquals(3, puts.get());
  }

  @Test
  void refusedCredentialsAreNotTriedAgain() {
    refuse(403, "AccessDenied");
    assertThrows(StorageDown.class, this::put);
    assertEquals(1, puts.get());
  }

  private void refuse(int status, String code) {
    this.status = status;
    this.code = code;
  }

  private void put() throws IOException {
    var store =
        new S3Store(
            new TestS3(
                "http://127.0.0.1:" + server.getAddress().getPort(), "bucket", "secret-key"));
    try (Staged staged = new Staging(temp).receive(new ByteArrayInputStream(new byte[9]), 9)) {
      store.put(ObjectKey.of(UUID.randomUUID(), staged), staged);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (!exchange.getRequestMethod().equals("PUT")) {
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
      return;
    }
    puts.incrementAndGet();
    byte[] body = "<Error><Code>%s</Code></Error>".formatted(code).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
