package dev.tsuiki.experiment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AmendmentTest {
  private Api lab = Api.none();

  @BeforeEach
  void openANotebook() {
    lab = Api.newNotebook();
  }

  private void amend(String key, String amendment) {
    io.restassured.RestAssured.given()
        .contentType("application/json")
        .body(amendment)
        .post(lab.path("/experiments/" + key + "/amendments"))
        .then()
        .statusCode(201);
  }

  @Test
  void whatIsAbsentStaysAndWhatIsNullIsTakenAway() {
    lab.trial(Map.of("key", "k", "title", "t", "results", Map.of("acc", 0.8, "loss", 1)));
    amend("k", "{\"results\":{\"loss\":null}}");
    var now = lab.experiment("k");
    assertEquals("t", now.getString("title"));
    assertEquals(Map.of("acc", 0.8f), now.getMap("results"));
    amend("k", "{\"title\":null}");
    assertEquals(null, lab.experiment("k").getString("title"));
    lab.get("/experiments/k/amendments")
        .then()
        .body("items", hasSize(2))
        .body("items[0].results.loss", nullValue())
        .body("items[1].title", nullValue());
  }

  @Test
  void anOldKeyStaysAnAlias() {
    lab.trial(Map.of("key", "old"));
    lab.trial(Map.of("key", "child", "parents", List.of("old")));
    amend("old", "{\"key\":\"new\"}");
    lab.get("/experiments/old").then().body("key", equalTo("new")).body("aliases", contains("old"));
    lab.get("/experiments?parent=new").then().body("items.key", contains("child"));
    amend("new", "{\"key\":\"old\"}");
    lab.get("/experiments/new").then().body("key", equalTo("old")).body("aliases", contains("new"));
    lab.post("/experiments/child/amendments", Map.of("key", "new"))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/key-taken"));
  }

  @Test
  void theLatestResultByTimeCountsWhateverOrderTheyArriveIn() {
    lab.trial(Map.of("key", "k"));
    amend("k", "{\"results\":{\"acc\":0.9},\"occurredAt\":\"2026-02-01T00:00:00Z\"}");
    amend("k", "{\"results\":{\"acc\":0.1},\"occurredAt\":\"2026-01-01T00:00:00Z\"}");
    assertEquals(0.9f, lab.experiment("k").getFloat("results.acc"));
  }

  @Test
  void aTrialPostedByMistakeIsHiddenFromListsAndCanComeBack() {
    lab.trial(Map.of("key", "k"));
    amend("k", "{\"withdrawn\":true}");
    lab.get("/experiments").then().body("items", empty());
    lab.get("/experiments?withdrawn=true").then().body("items.key", contains("k"));
    lab.get("/experiments/k").then().body("withdrawn", equalTo(true));
    amend("k", "{\"withdrawn\":false}");
    lab.get("/experiments").then().body("items.key", contains("k"));
  }

  @Test
  void itSaysHowTheProgramEnded() {
    lab.trial(Map.of("key", "k"));
    amend(
        "k",
        "{\"finished\":{\"at\":\"2026-02-01T00:00:00Z\",\"ok\":false,\"exitCode\":137,\"tail\":\"killed\"}}");
    lab.get("/experiments/k")
        .then()
        .body("finished.ok", equalTo(false))
        .body("finished.exitCode", equalTo(137));
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    lab.trial(Map.of("key", "k"));
    for (var wrong :
        List.of(
            "{}",
            "{\"nonsense\":1}",
            "{\"key\":\"a b\"}",
            "{\"results\":{\"acc\":\"high\"}}",
            "{\"results\":7}",
            "{\"parents\":[\"no/key\"]}",
            "{\"finished\":{\"ok\":true}}",
            "{\"title\":\"two\\nlines\"}",
            "{\"withdrawn\":\"perhaps\"}",
            "[]",
            "null")) {
      var status =
          io.restassured.RestAssured.given()
              .contentType("application/json")
              .body(wrong)
              .post(lab.path("/experiments/k/amendments"))
              .statusCode();
      assertEquals(true, status == 400 || status == 422, wrong + " was answered " + status);
    }
    lab.post("/experiments/nobody/amendments", Map.of("title", "t")).then().statusCode(404);
    assertEquals(1, lab.journal().size());
  }

  @Test
  void aRetryIsTheSameAmendment() {
    lab.trial(Map.of("key", "k"));
    var request = Map.of("id", UUID.randomUUID().toString(), "title", "once");
    lab.post("/experiments/k/amendments", request).then().statusCode(201);
    lab.post("/experiments/k/amendments", request).then().statusCode(200);
    assertEquals(2, lab.journal().size());
  }

  @Test
  void lineageHasEverythingBeforeAndAfterWithTheStepsBetween() {
    lab.trial(Map.of("key", "root"));
    lab.trial(Map.of("key", "a", "parents", List.of("root")));
    lab.trial(Map.of("key", "b", "parents", List.of("root")));
    lab.trial(Map.of("key", "merge", "parents", List.of("a", "b")));
    lab.trial(Map.of("key", "elsewhere"));
    lab.get("/experiments/a/lineage")
        .then()
        .body("items.key", contains("root", "a", "merge"))
        .body("edges.child", containsInAnyOrder("a", "merge"));
    lab.get("/experiments?ancestorsOf=merge")
        .then()
        .body("items.key", containsInAnyOrder("root", "a", "b"));
    lab.get("/experiments?descendantsOf=root").then().body("items", hasSize(3));
  }

  @Test
  void listsAreFilteredAndOrderedByResultsPageByPage() {
    var all = new ArrayList<String>();
    for (int i = 0; i < 9; i++) {
      var trial = new HashMap<String, Object>(Map.of("key", "k" + i));
      if (i < 6) {
        trial.put("results", Map.of("acc", i / 10.0));
      } else if (i == 6) {
        trial.put("results", Map.of("acc", "NaN"));
      }
      lab.trial(trial);
    }
    String token = "";
    do {
      var page =
          lab.get("/experiments?order=-acc&limit=2&pageToken=" + token)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      all.addAll(page.getList("items.key"));
      token = page.getString("nextPageToken");
    } while (token != null);
    assertEquals(List.of("k5", "k4", "k3", "k2", "k1", "k0", "k8", "k7", "k6"), all);
    lab.get("/experiments?where=acc%3E%3D0.4")
        .then()
        .body("items.key", containsInAnyOrder("k4", "k5"));
    lab.get("/experiments?where=acc%3E0.1&where=acc%3C0.4").then().body("items", hasSize(2));
    lab.get("/experiments?where=acc").then().statusCode(422);
    lab.get("/experiments?q=K3").then().body("items.key", contains("k3"));
    lab.get("/experiments?q=%25").then().body("items", empty());
  }
}
