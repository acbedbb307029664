package dev.tsuiki.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader of the journal may rely on, however many write. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class JournalTest {
  private static final int WRITERS = 16;
  private static final int EACH = 12;

  @TestHTTPResource URL server;
  @Inject ObjectMapper json;

  private Api api = Api.none();
  private ExecutorService threads = Executors.newCachedThreadPool();

  /** A record as a reader saw it. */
  private record Seen(long seq, String id) {}

  @BeforeEach
  void aNotebook() {
    api = Api.newNotebook();
    threads = Executors.newCachedThreadPool();
  }

  @AfterEach
  void everybodyGoes() {
    threads.shutdownNow();
  }

  @Test
  void whoeverFollowsWhileManyWriteSeesEveryRecordOnceAndInOrder() throws Exception {
    // a trial with words is two records, a refused one none
    long expected = (long) WRITERS * EACH * 3;
    var polling = List.of(start(() -> poll(expected)), start(() -> poll(expected)));
    var listening = List.of(start(() -> listen(0, expected)), start(() -> listen(0, expected)));
    var ready = new CountDownLatch(WRITERS);
    var writing =
        IntStream.range(0, WRITERS).mapToObj(writer -> start(() -> write(writer, ready))).toList();
    for (var writer : writing) {
      writer.get(4, TimeUnit.MINUTES);
    }
    var stored = poll(expected);
    assertEquals(LongStream.rangeClosed(1, expected).boxed().toList(), seqs(stored));
    assertEquals(expected, stored.stream().map(Seen::id).distinct().count());
    for (var reader : polling) {
      assertEquals(stored, reader.get(2, TimeUnit.MINUTES));
    }
    for (var reader : listening) {
      assertEquals(stored, reader.get(2, TimeUnit.MINUTES));
    }
    assertEquals((int) expected, api.get("").jsonPath().getInt("lastSeq"));
  }

  @Test
  void aStreamGoesOnAfterTheLastEventThatWasSeen() throws Exception {
    for (int i = 0; i < 5; i++) {
      note("note " + i);
    }
    assertEquals(List.of(4L, 5L), seqs(listen(3, 2)));
  }

  @Test
  void backwardsTheNewestComesFirstAndNothingIsLeftOut() {
    for (int i = 0; i < 7; i++) {
      note("note " + i);
    }
    assertEquals(List.of(7, 6, 5), seqsOf(api.get("/journal?before=8&limit=3")));
    assertEquals(List.of(4, 3, 2), seqsOf(api.get("/journal?before=5&limit=3")));
    assertEquals(List.of(1), seqsOf(api.get("/journal?before=2&limit=3")));
    assertEquals(List.of(), seqsOf(api.get("/journal?after=7")));
    assertEquals(List.of(), seqsOf(api.get("/journal?after=99")));
  }

  @Test
  void aRefusedRecordLeavesNoHole() {
    note("one");
    api.post(
            "/annotations",
            Map.of("kind", "note", "text", "x", "about", List.of(Map.of("experiment", "unknown"))))
        .then()
        .statusCode(422);
    note("two");
    assertEquals(List.of(1, 2), seqsOf(api.get("/journal")));
  }

  @Test
  void whoHasSeenEverythingIsToldSo() {
    note("one");
    var tag = api.get("/journal").then().statusCode(200).extract().header("ETag");
    io.restassured.RestAssured.given()
        .header("If-None-Match", tag)
        .get(api.path("/journal"))
        .then()
        .statusCode(304);
    note("two");
    io.restassured.RestAssured.given()
        .header("If-None-Match", tag)
        .get(api.path("/journal"))
        .then()
        .statusCode(200);
  }

  private <T> Future<T> start(Callable<T> task) {
    return threads.submit(task);
  }

  private void note(String text) {
    api.post("/annotations", Map.of("kind", "note", "text", text)).then().statusCode(201);
  }

  private int write(int writer, CountDownLatch ready) throws InterruptedException {
    ready.countDown();
    assertTrue(ready.await(1, TimeUnit.MINUTES));
    for (int i = 0; i < EACH; i++) {
      var text = "writer %d, %d".formatted(writer, i);
      note(text);
      api.post("/experiments", Map.of("text", text)).then().statusCode(201);
      api.post("/annotations", Map.of("kind", "correction", "text", "about nothing"))
          .then()
          .statusCode(422);
    }
    return EACH;
  }

  /** Follows by asking for what comes after the last that was seen. */
  private List<Seen> poll(long expected) throws InterruptedException {
    var seen = new ArrayList<Seen>();
    var until = System.nanoTime() + Duration.ofMinutes(4).toNanos();
    while (seen.size() < expected && System.nanoTime() < until) {
      long after = seen.isEmpty() ? 0 : seen.get(seen.size() - 1).seq();
      var items = api.get("/journal?limit=7&after=" + after).jsonPath().getList("items");
      for (var item : items) {
        seen.add(seen(json.valueToTree(item)));
      }
      if (items.isEmpty()) {
        Thread.sleep(20);
      }
    }
    return seen;
  }

  /** Follows by server-sent events. */
  private List<Seen> listen(long after, long expected) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create(server.toString()).resolve(api.path("/journal/live?after=" + after)))
            .header("Accept", "text/event-stream")
            .build();
    var seen = new ArrayList<Seen>();
    var answer =
        HttpClient.newHttpClient()
            .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
            .get(1, TimeUnit.MINUTES);
    assertEquals(200, answer.statusCode());
    try (var lines = answer.body()) {
      var line = lines.iterator();
      var id = "";
      var data = "";
      while (seen.size() < expected && line.hasNext()) {
        var text = line.next();
        if (text.startsWith("id:")) {
          id = text.substring(3).strip();
        } else if (text.startsWith("data:")) {
          data = text.substring(5);
        } else if (text.isEmpty()) {
          // the end of an event; the first one says where the notebook stands and has no id
          if (!id.isEmpty()) {
            var entry = seen(json.readTree(data));
            assertEquals(Long.valueOf(id), entry.seq());
            seen.add(entry);
          }
          id = "";
        }
      }
    }
    return seen;
  }

  private static Seen seen(com.fasterxml.jackson.databind.JsonNode entry) {
    return new Seen(entry.get("seq").longValue(), entry.get("record").get("id").textValue());
  }

  private static List<Long> seqs(List<Seen> seen) {
    return seen.stream().map(Seen::seq).toList();
  }

  private static List<Integer> seqsOf(Response answer) {
    return answer.then().statusCode(200).extract().jsonPath().getList("items.seq");
  }
}
