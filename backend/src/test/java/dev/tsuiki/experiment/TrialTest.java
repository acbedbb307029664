package dev.tsuiki.experiment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TrialTest {
  private Api lab = Api.none();

  @BeforeEach
  void openANotebook() {
    lab = Api.newNotebook();
  }

  @Test
  void anEmptyObjectIsATrialAndGetsAKey() {
    assertEquals("exp-1", lab.trial(Map.of()).getString("key"));
    assertEquals("exp-2", lab.trial(Map.of()).getString("key"));
  }

  @Test
  void anAutomaticKeyLeavesOutOneThatSomebodyTook() {
    lab.trial(Map.of("key", "exp-1"));
    assertEquals("exp-2", lab.trial(Map.of()).getString("key"));
  }

  @Test
  void oneCallOfCurlPostsWordsAResultAPictureAndTheCode() {
    lab.trial(Map.of("key", "enc_k5"));
    var posted =
        given()
            .multiPart("key", "enc_k5_res")
            .multiPart("parent", "enc_k5")
            .multiPart("result", "acc=0.86")
            .multiPart("result", "loss=nan")
            .multiPart(Utf8.text("text", "ブロックの中に残差を足した"))
            .multiPart("image", "tb.png", Api.PNG)
            .multiPart("code", "train.py", "print(1)\r\n".getBytes(StandardCharsets.UTF_8))
            .post(lab.path("/experiments"))
            .then()
            .statusCode(201)
            .header("Location", containsString("/experiments/enc_k5_res"))
            .body("results.acc", equalTo(0.86f))
            .body("results.loss", equalTo("NaN"))
            .body("parents[0].id", notNullValue())
            .body("summary.text", equalTo("ブロックの中に残差を足した"))
            .body("made.attachments", hasSize(1))
            .body("notices", nullValue())
            .extract()
            .jsonPath();
    var types = lab.journal().stream().map(entry -> entry.get("type")).toList();
    assertEquals(
        List.of("experiment", "experiment", "annotation", "attachment", "snapshot"), types);
    given()
        .get(lab.path("/attachments/" + posted.getString("made.attachments[0]")))
        .then()
        .body("mediaType", equalTo("image/png"))
        .body("width", equalTo(1))
        .body("about[0].experiment", equalTo("enc_k5_res"));
  }

  @Test
  void theAnswerToAPostSaysWhatReadingItSays() {
    lab.trial(Map.of("key", "enc_k5"));
    Map<String, ?> whole =
        Map.of(
            "key",
            "enc_k5",
            "title",
            "残差あり",
            "parents",
            List.of("enc_k5", "later", "no/key"),
            "occurredAt",
            "2026-06-24T05:12:00.123456789+09:00",
            "text",
            "First sentence. Second one.",
            "results",
            Map.of("loss", "NaN", "acc", 0.86, "steps", 256),
            "restore",
            Map.of("git", "abc", "lr", 1e-3),
            "code",
            Map.of("files", List.of(Map.of("path", "train.py", "text", "print(1)\n"))));
    for (Map<String, ?> trial : List.of(whole, Map.<String, Object>of())) {
      var posted = lab.trial(trial);
      Map<String, Object> answer = new HashMap<>(posted.getMap(""));
      answer.remove("made");
      assertEquals(lab.experiment(posted.getString("key")).getMap(""), answer);
    }
  }

  @Test
  void aTrialMayHaveMorePartsThanOneStatementOfTheDatabaseMayHaveParameters() {
    int parents = 100;
    int results = 1000;
    int files = 1200;
    var form = given().multiPart("key", "many");
    for (int i = 0; i < parents; i++) {
      form = form.multiPart("parent", "p" + i);
    }
    for (int i = 0; i < results; i++) {
      form = form.multiPart("result", "r" + i + "=" + i);
    }
    for (int i = 0; i < files; i++) {
      form = form.multiPart("file", i + ".txt", new byte[] {'a'});
    }
    form.post(lab.path("/experiments"))
        .then()
        .statusCode(201)
        .body("parents", hasSize(parents))
        .body("results.size()", equalTo(results))
        .body("made.attachments", hasSize(files));
    lab.get("/experiments/many")
        .then()
        .body("results.size()", equalTo(results))
        .body("counts.attachments", equalTo(files));
  }

  @Test
  void aTakenKeyIsAnotherTrialWithTheFirstAsItsParent() {
    lab.trial(Map.of("key", "k"));
    lab.post("/experiments", Map.of("key", "k"))
        .then()
        .statusCode(201)
        .body("key", equalTo("k~2"))
        .body("parents.key", contains("k"))
        .body("notices.code", contains("key-taken"));
    assertEquals("k~3", lab.trial(Map.of("key", "k")).getString("key"));
    // a key that merely looks alike has nothing to do with it
    assertEquals("k_", lab.trial(Map.of("key", "k_")).getString("key"));
    lab.post("/experiments?strict=true", Map.of("key", "k"))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/key-taken"));
    assertEquals(4, lab.journal().size(), "a refused trial leaves nothing");
  }

  @Test
  void whatDoesNotFitIsKeptElsewhereAndSaid() {
    lab.post(
            "/experiments",
            Map.of(
                "key",
                "not a key/at all",
                "parents",
                List.of("later", "no/key"),
                "results",
                Map.of("acc", 0.5, "note", "high"),
                "colour",
                "blue"))
        .then()
        .statusCode(201)
        .body("key", equalTo("exp-1"))
        .body("title", equalTo("not a key/at all"))
        .body("parents", hasSize(1))
        .body("parents[0].id", nullValue())
        .body("results.acc", equalTo(0.5f))
        .body("restore.odd.results.note", equalTo("high"))
        .body("restore.odd.colour", equalTo("blue"))
        .body(
            "notices.code",
            hasItems("key-odd", "parent-odd", "parent-unknown", "result-odd", "field-unknown"));
    lab.trial(Map.of("key", "later"));
    assertTrue(lab.experiment("exp-1").getString("parents[0].id") != null, "the parent came later");
  }

  @Test
  void aTextThatIsTooLongIsKeptAsAFile() {
    lab.post("/experiments", Map.of("text", "長".repeat(40_000)))
        .then()
        .statusCode(201)
        .body("notices.code", contains("text-too-long"))
        .body("counts.attachments", equalTo(1))
        .body("made.annotation", notNullValue());
    lab.post("/experiments?strict=true", Map.of("text", "長".repeat(40_000)))
        .then()
        .statusCode(413)
        .body("type", equalTo("/problems/text-too-long"));
  }

  @Test
  void keysOfEveryScriptAreKeysInTheirOneForm() {
    // か and a combining voiced mark; stored as が
    assertEquals("実験が_1", lab.trial(Map.of("key", "実験か\u3099_1")).getString("key"));
    assertEquals("実験が_1", lab.experiment("実験か\u3099_1").getString("key"));
    lab.post("/experiments", Map.of("key", ".."))
        .then()
        .statusCode(201)
        .body("notices.code", contains("key-odd"));
    assertEquals("K", lab.trial(Map.of("key", "K")).getString("key"));
    assertEquals("k", lab.trial(Map.of("key", "k")).getString("key"), "case matters");
  }

  @Test
  void aRetryAnswersWithTheOriginalAndOtherContentIsRefused() {
    var id = UUID.randomUUID().toString();
    var trial = Map.of("id", id, "key", "once", "text", "words");
    lab.trial(trial);
    lab.post("/experiments", trial).then().statusCode(200).body("key", equalTo("once"));
    lab.post("/experiments", Map.of("id", id, "key", "once", "text", "other words"))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/id-reused"));
    assertEquals(2, lab.journal().size());
  }

  @Test
  void ofManyAtOnceWithTheSameIdOneIsStored() throws Exception {
    var trial = Map.of("id", UUID.randomUUID().toString(), "key", "race");
    Callable<Integer> post = () -> lab.post("/experiments", trial).statusCode();
    var pool = Executors.newFixedThreadPool(8);
    try {
      var statuses = new ArrayList<Integer>();
      for (var answer : pool.invokeAll(java.util.Collections.nCopies(16, post))) {
        statuses.add(answer.get());
      }
      assertEquals(1, statuses.stream().filter(status -> status == 201).count());
      assertEquals(15, statuses.stream().filter(status -> status == 200).count());
    } finally {
      pool.shutdown();
    }
    assertEquals(1, lab.journal().size());
  }

  @Test
  void whatCannotBeStoredAnywhereIsRefusedAndNothingIsKept() {
    for (var body :
        List.of(
            "{\"text\":\"a\\u0000b\"}",
            "{\"text\":\"\\ud800\"}",
            "{\"key\":\"a\\u0000\"}",
            "{\"restore\":{\"a\":\"\\udfff\"}}",
            "{\"occurredAt\":\"9999-01-01T00:00:00Z\"}",
            "{\"occurredAt\":\"yesterday\"}",
            "{\"results\":{\"acc\":NaN}}",
            "{\"results\":[]}",
            "[]",
            "{\"code\":{\"files\":[{\"path\":\"../../etc/passwd\",\"text\":\"x\"}]}}")) {
      given()
          .contentType(ContentType.JSON)
          .body(body)
          .post(lab.path("/experiments"))
          .then()
          .statusCode(org.hamcrest.Matchers.oneOf(400, 422))
          .contentType("application/problem+json");
    }
    assertEquals(0, lab.journal().size());
  }

  @Test
  void aTrialCannotDescendFromItself() {
    lab.post("/experiments", Map.of("key", "a", "parents", List.of("a")))
        .then()
        .statusCode(201)
        .body("notices.code", hasItem("parent-cycle"))
        .body("parents", empty());
    lab.trial(Map.of("key", "child", "parents", List.of("root")));
    lab.post("/experiments", Map.of("key", "root", "parents", List.of("child")))
        .then()
        .statusCode(201)
        .body("notices.code", hasItem("parent-cycle"));
    lab.post("/experiments/root/amendments", Map.of("parents", List.of("child")))
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/parent-cycle"));
  }
}
