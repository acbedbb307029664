package dev.tsuiki.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Backend;
import dev.tsuiki.testsupport.Installation;
import dev.tsuiki.testsupport.Stream;
import io.restassured.path.json.JsonPath;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two real processes on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoBackendsIT {
  private static final String API = "/api/v1";
  private Installation installation;
  private String token = "";

  @BeforeAll
  void install() throws Exception {
    installation = new Installation();
  }

  @AfterAll
  void remove() throws Exception {
    installation.close();
  }

  @Test
  void readersOnEitherSeeEveryRecordInOrderAndGoOnWhereTheirProcessIsKilled() throws Exception {
    var both = installation.running(2);
    var first = both.get(0);
    var second = both.get(1);
    token = installation.token();
    var lab = newNotebook(first, "two");
    try (var onFirst = Stream.of(first, lab, token, 0);
        var onSecond = Stream.of(second, lab, token, 0)) {
      write(both, lab, 200);
      awaitAll(onFirst, 200);
      awaitAll(onSecond, 200);

      first.kill();
      await().atMost(60, SECONDS).until(() -> onFirst.end() != Stream.End.NOT_YET);
      var last = onFirst.numbers().get(onFirst.numbers().size() - 1);
      write(List.of(second), lab, 50);
      try (var again = Stream.of(second, lab, token, last)) {
        await().atMost(60, SECONDS).until(() -> again.numbers().size() >= 250 - last);
        assertEquals(LongStream.rangeClosed(last + 1, 250).boxed().toList(), again.numbers());
      }
      awaitAll(onSecond, 250);
    }
    everyLineOfTheLogIsJson(second);
  }

  private static void everyLineOfTheLogIsJson(Backend backend) throws Exception {
    var lines = backend.log().lines().toList();
    assertNotEquals(List.of(), lines);
    for (var line : lines) {
      assertNotEquals(null, JsonPath.from(line).getString("message"), line);
    }
  }

  @Test
  void whatOneProcessRevokesTheOtherRefusesAtOnce() throws Exception {
    var both = installation.running(2);
    token = installation.token();
    var second = both.get(1);
    var id = UUID.randomUUID();
    var revoked = installation.token(id);
    assertEquals(200, second.get(API + "/me", revoked).statusCode());
    var used =
        JsonPath.from(both.get(0).get(API + "/tokens", token).body())
            .getString("items.find { it.id == '%s' }.lastUsedAt".formatted(id));
    assertNotEquals(null, used, "the other process says when it was used last");
    assertEquals(204, both.get(0).delete(API + "/tokens/" + id, token).statusCode());
    assertEquals(401, second.get(API + "/me", revoked).statusCode());
  }

  @Test
  void aProcessThatIsToldToEndAnswersWhatItWasAskedAndSendsItsReadersAway() throws Exception {
    var backend = installation.running(1).get(0);
    token = installation.token();
    var lab = newNotebook(backend, "ending");
    try (var reader = Stream.of(backend, lab, token, 0);
        var slow = new Socket("127.0.0.1", backend.port())) {
      var body = "{\"text\":\"posted while it ends\"}".getBytes(StandardCharsets.UTF_8);
      var head =
          "POST %s/experiments HTTP/1.1\r\nHost: tsuiki.example\r\nAuthorization: Bearer %s\r\n"
                  .formatted(lab, token)
              + "Content-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                  .formatted(body.length);
      slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      slow.getOutputStream().write(body, 0, 5);
      slow.getOutputStream().flush();
      Thread.sleep(300);
      backend.terminate();
      await().atMost(60, SECONDS).until(() -> reader.end() != Stream.End.NOT_YET);
      assertEquals(Stream.End.CLEAN, reader.end());
      slow.getOutputStream().write(body, 5, body.length - 5);
      slow.getOutputStream().flush();
      var answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 201"), answer);
      backend.awaitEnd();
    }
  }

  private String newNotebook(Backend backend, String slug) throws Exception {
    assertEquals(
        201, backend.post(API + "/notebooks", token, "{\"slug\":\"" + slug + "\"}").statusCode());
    return API + "/notebooks/" + slug;
  }

  private java.net.http.HttpResponse<String> note(Backend backend, String lab) throws Exception {
    return backend.post(lab + "/annotations", token, "{\"kind\":\"note\",\"text\":\"x\"}");
  }

  /** Eight writers, spread over the processes. */
  private void write(List<Backend> backends, String lab, int count) throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    try {
      var work = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < count; i++) {
        var backend = backends.get(i % backends.size());
        work.add(() -> note(backend, lab).statusCode());
      }
      for (var done : pool.invokeAll(work)) {
        assertEquals(201, done.get());
      }
    } finally {
      pool.shutdown();
    }
  }

  private static void awaitAll(Stream reader, long last) {
    await().atMost(60, SECONDS).until(() -> reader.numbers().size() >= last);
    assertEquals(LongStream.rangeClosed(1, last).boxed().toList(), reader.numbers());
  }
}
