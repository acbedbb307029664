package dev.tsuiki.storage;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.Faults;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is beside the server goes away and comes back: clear errors, recovery by itself, no half
 * records, no orphans after the sweep.
 */
@QuarkusTest
@TestProfile(Faults.class)
class FaultsTest {
  @Inject ObjectStore store;
  @Inject Fsck fsck;
  @Inject @All List<ObjectHolder> holders;

  private Api lab = Api.none();

  @BeforeEach
  void openANotebook() {
    lab = Api.newNotebook();
  }

  /** A trial with a picture, under an id of the client's own, as a retrying client sends it. */
  private Response post(String id) {
    return given()
        .multiPart("id", id)
        .multiPart("text", "a trial in bad weather")
        .multiPart("image", "a.png", Api.PNG)
        .post(lab.path("/experiments"));
  }

  @Test
  void postgresqlIsRestartedWhileTrialsArePosted() throws Exception {
    var acknowledged = new ConcurrentSkipListSet<String>();
    var odd = new ConcurrentSkipListSet<String>();
    var over = new AtomicBoolean();
    var pool = Executors.newFixedThreadPool(4);
    try {
      for (int i = 0; i < 4; i++) {
        pool.submit(() -> postUntil(over, acknowledged, odd));
      }
      await().atMost(30, SECONDS).until(() -> acknowledged.size() > 20);
      Faults.postgres().stop();
      await()
          .atMost(30, SECONDS)
          .untilAsserted(
              () -> {
                lab.get("")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("/problems/unavailable"));
                assertTrue(lab.get("").asString().contains("database"));
              });
      given().get("/q/health/live").then().statusCode(200);
      assertEquals(List.of("DOWN"), partIs("ready", "Database"));
      Faults.postgres().start();
      var before = acknowledged.size();
      await().atMost(60, SECONDS).until(() -> acknowledged.size() > before + 20);
      given().get("/q/health/ready").then().statusCode(200);
    } finally {
      over.set(true);
      pool.shutdown();
      assertTrue(pool.awaitTermination(60, SECONDS));
    }
    assertEquals(Set.of(), odd, "answers that say nothing clear");
    nothingIsLostDoubledOrHalf(acknowledged);
  }

  private void postUntil(AtomicBoolean over, Set<String> acknowledged, Set<String> odd) {
    while (!over.get()) {
      var id = UUID.randomUUID().toString();
      int status = 0;
      while (status / 100 != 2 && !over.get()) {
        try {
          status = post(id).statusCode();
          if (status != 200 && status != 201 && status != 503) {
            odd.add(String.valueOf(status));
          }
        } catch (AssertionError | RuntimeException failure) {
          odd.add(failure.toString());
        }
      }
      if (status / 100 == 2) {
        acknowledged.add(id);
      }
    }
  }

  private void nothingIsLostDoubledOrHalf(Set<String> acknowledged) {
    var trials = new ArrayList<String>();
    var numbers = new ArrayList<Long>();
    long last = 0;
    List<Number> page;
    do {
      var answer = JsonPath.from(lab.get("/journal?after=" + last).asString());
      page = answer.getList("items.seq");
      page.forEach(seq -> numbers.add(seq.longValue()));
      trials.addAll(answer.getList("items.findAll { it.type == 'experiment' }.record.id"));
      last = page.isEmpty() ? last : page.get(page.size() - 1).longValue();
    } while (!page.isEmpty());
    assertEquals(LongStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    assertEquals(trials.size(), new TreeSet<>(trials).size(), "none is doubled");
    assertTrue(trials.containsAll(acknowledged), "all that was acknowledged is there");
    // a trial, its picture and its words come together or not at all
    assertEquals(3 * trials.size(), numbers.size());
    everyRecordHasItsBytesAndAfterTheSweepNothingElseIsThere();
  }

  private void everyRecordHasItsBytesAndAfterTheSweepNothingElseIsThere() {
    var unused = Sweep.sweep(store, holders, Instant.now().plusSeconds(60));
    var report = new ByteArrayOutputStream();
    assertEquals(
        0, fsck.run(true, new PrintStream(report, true, StandardCharsets.UTF_8)), report::toString);
    List<ObjectKey> all;
    try (var objects = store.list()) {
      all = objects.map(StoredObject::key).toList();
    }
    var named = new ArrayList<ObjectKey>();
    holders.forEach(holder -> named.addAll(holder.named(all)));
    assertEquals(Set.copyOf(all), Set.copyOf(named));
  }

  @Test
  void s3GoesAwayAndComesBackAndWordsGoOnMeanwhile() {
    var first = UUID.randomUUID().toString();
    post(first).then().statusCode(201);
    Faults.s3().stop();
    var second = UUID.randomUUID().toString();
    post(second)
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("/problems/unavailable"));
    assertTrue(post(second).asString().contains("storage"), post(second).asString());
    lab.trial(java.util.Map.of("text", "only words"));
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(200);
    assertEquals(List.of("DOWN"), partIs("well", "storage"));
    Faults.s3().start();
    await().atMost(20, SECONDS).until(() -> post(second).statusCode() == 201);
    assertEquals(List.of("UP"), partIs("well", "storage"));
    everyRecordHasItsBytesAndAfterTheSweepNothingElseIsThere();
  }

  @Test
  void s3IsFullAndIsGivenRoomAgain() throws Exception {
    post(UUID.randomUUID().toString()).then().statusCode(201);
    var before = lab.journal().size();
    Faults.s3().stop();
    var full = Faults.fullS3();
    var id = UUID.randomUUID().toString();
    try {
      post(id).then().statusCode(507).body("type", equalTo("/problems/storage-full"));
      assertEquals(before, lab.journal().size());
    } finally {
      full.stop(0);
      Faults.s3().start();
    }
    await().atMost(20, SECONDS).until(() -> post(id).statusCode() == 201);
    everyRecordHasItsBytesAndAfterTheSweepNothingElseIsThere();
  }

  private static List<String> partIs(String of, String part) {
    return given()
        .get("/q/health/" + of)
        .jsonPath()
        .getList("checks.findAll { it.name.contains('%s') }.status".formatted(part));
  }
}
