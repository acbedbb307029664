package dev.tsuiki.annotation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AnnotationTest {
  private Api lab = Api.none();

  @BeforeEach
  void openANotebook() {
    lab = Api.newNotebook();
  }

  private String note(String text) {
    return annotate(Map.of("kind", "note", "text", text));
  }

  private String annotate(Map<String, ?> annotation) {
    return lab.post("/annotations", annotation).then().statusCode(201).extract().path("id");
  }

  @Test
  void aNoteAboutNothingIsTheDiary() {
    var id = note("揃えたのに下がった。");
    lab.get("/annotations/" + id)
        .then()
        .body("text", equalTo("揃えたのに下がった。"))
        .body("about", hasSize(0))
        .body("seq", equalTo(1))
        .body("author.name", notNullValue());
  }

  @Test
  void aCorrectionStandsInTheThreadOfTheWordsItQuotesAndCanItselfBeCorrected() {
    var claim = note("平均が安定しないのだと思う。八倍にして確かめる。");
    var first =
        annotate(
            Map.of(
                "kind", "correction",
                "text", "数の問題ではなかった。",
                "about", List.of(Map.of("annotation", claim, "quote", "平均が安定しない"))));
    var second =
        annotate(
            Map.of(
                "kind", "correction",
                "text", "更新はされていた。",
                "about", List.of(Map.of("annotation", first))));
    lab.get("/annotations/" + claim)
        .then()
        .body("text", equalTo("平均が安定しないのだと思う。八倍にして確かめる。"))
        .body("thread.id", contains(first, second))
        .body("thread[0].about[0].quote", equalTo("平均が安定しない"));
  }

  @Test
  void wordsThatAreNotInTheTextCannotBeQuoted() {
    var id = note("one two three");
    for (var quote : List.of("one  two", "One", "four")) {
      lab.post(
              "/annotations",
              Map.of(
                  "kind", "correction",
                  "text", "no",
                  "about", List.of(Map.of("annotation", id, "quote", quote))))
          .then()
          .statusCode(422)
          .body("type", equalTo("/problems/quote-not-found"));
    }
    assertEquals(1, lab.journal().size());
  }

  @Test
  void oneCorrectionCanBeAboutManyTrials() {
    var abouts = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < 9; i++) {
      lab.trial(Map.of("key", "k" + i));
      abouts.add(Map.of("experiment", "k" + i));
    }
    var id =
        annotate(Map.of("kind", "correction", "text", "the labels were shifted", "about", abouts));
    for (int i = 0; i < 9; i++) {
      lab.get("/annotations?about=experiment:k" + i).then().body("items.id", contains(id));
    }
  }

  @Test
  void aTrialsSummaryIsTheNewestOneElseTheFirstSentenceSaid() {
    lab.trial(Map.of("key", "k", "text", "First words. More words."));
    assertEquals("First words.", lab.experiment("k").getString("summary.text"));
    var about = List.of(Map.of("experiment", "k"));
    annotate(Map.of("kind", "summary", "text", "old", "about", about));
    annotate(Map.of("kind", "summary", "text", "new", "about", about));
    assertEquals("new", lab.experiment("k").getString("summary.text"));
    lab.get("/annotations?about=experiment:k&kind=summary")
        .then()
        .body("items.text", contains("new", "old"));
  }

  @Test
  void whatIsSpokenOfHasToBeInThisNotebook() {
    var foreign = Api.newNotebook();
    foreign.trial(Map.of("key", "there"));
    var elsewhere = foreign.post("/annotations", Map.of("kind", "note", "text", "x")).path("id");
    for (var about :
        List.of(
            Map.of("experiment", "there"),
            Map.of("annotation", elsewhere),
            Map.of("attachment", UUID.randomUUID().toString()),
            Map.of("result", Map.of("experiment", "there", "name", "acc")),
            Map.of("code", Map.of("experiment", "there", "path", "a.py", "line", 1)))) {
      lab.post("/annotations", Map.of("kind", "comment", "text", "x", "about", List.of(about)))
          .then()
          .statusCode(422)
          .body("type", equalTo("/problems/about-unknown"));
    }
    lab.post(
            "/annotations",
            Map.of(
                "kind", "note", "text", "x", "attachments", List.of(UUID.randomUUID().toString())))
        .then()
        .statusCode(422);
    lab.get("/annotations/" + elsewhere).then().statusCode(404);
    assertEquals(0, lab.journal().size());
  }

  @Test
  void aCorrectionOfItselfOrOfNothingIsRefused() {
    var id = UUID.randomUUID().toString();
    lab.post(
            "/annotations",
            Map.of(
                "id",
                id,
                "kind",
                "correction",
                "text",
                "x",
                "about",
                List.of(Map.of("annotation", id))))
        .then()
        .statusCode(422);
    lab.post("/annotations", Map.of("kind", "correction", "text", "x")).then().statusCode(422);
    lab.post(
            "/annotations",
            Map.of(
                "kind", "correction",
                "text", "x",
                "about", Collections.nCopies(300, Map.of("experiment", "k"))))
        .then()
        .statusCode(422);
    assertEquals(0, lab.journal().size());
  }

  @Test
  void textsBeyondTheLimitAreRefusedByName() {
    lab.post("/annotations", Map.of("kind", "note", "text", "x".repeat(70_000)))
        .then()
        .statusCode(413)
        .body("type", equalTo("/problems/text-too-long"));
    lab.post("/annotations", Map.of("kind", "note", "text", " ")).then().statusCode(422);
  }

  @Test
  void aRetryOfTheSameIdIsTheSameAnnotation() {
    var request = Map.of("id", UUID.randomUUID().toString(), "kind", "note", "text", "said once");
    lab.post("/annotations", request).then().statusCode(201);
    lab.post("/annotations", request).then().statusCode(200).body("text", equalTo("said once"));
    lab.post("/experiments", Map.of("id", request.get("id"))).then().statusCode(409);
    assertEquals(1, lab.journal().size());
  }

  @Test
  void pagesOfAListJoinWithoutGapOrRepetition() {
    var written = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      // all at one moment, so that only the number tells them apart
      written.add(
          0,
          annotate(Map.of("kind", "note", "text", "n" + i, "occurredAt", "2026-06-24T05:12:00Z")));
    }
    var read = new ArrayList<String>();
    String token = "";
    do {
      var page =
          lab.get("/annotations?limit=3&pageToken=" + token)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      read.addAll(page.getList("items.id"));
      token = page.getString("nextPageToken");
    } while (token != null);
    assertEquals(written, read);
    lab.get("/annotations?pageToken=nonsense").then().statusCode(422);
    lab.get("/annotations?since=2026-06-24T05:12:01Z").then().body("items", hasSize(0));
    lab.get("/annotations?kind=comment").then().body("nextPageToken", nullValue());
  }

  @Test
  void whoHasSeenItAllIsToldSo() {
    var id = note("x");
    var tag = lab.get("/annotations/" + id).then().extract().header("ETag");
    io.restassured.RestAssured.given()
        .header("If-None-Match", tag)
        .get(lab.path("/annotations/" + id))
        .then()
        .statusCode(304);
    note("y");
    io.restassured.RestAssured.given()
        .header("If-None-Match", tag)
        .get(lab.path("/annotations/" + id))
        .then()
        .statusCode(200);
  }
}
