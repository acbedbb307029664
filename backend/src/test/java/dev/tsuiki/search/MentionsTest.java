package dev.tsuiki.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MentionsTest {
  private Api api = Api.none();

  @BeforeEach
  void newNotebook() {
    api = Api.newNotebook();
  }

  @Test
  void anOldLineNamesAnExperimentThatIsPostedLater() {
    note("まずenc_k5の続き。enc_k5_res ではない", "2026-05-03T10:00:00Z");
    note("enc_k5_res だけ", "2026-05-02T10:00:00Z");
    note("see `enc_k5`", "2026-05-01T10:00:00Z");
    note("runs/enc_k5/log.txt and https://example.org/enc_k5", "2026-05-01T11:00:00Z");
    api.trial(Map.of("key", "enc_k5", "text", "enc_k5 itself"));
    api.trial(Map.of("key", "enc_k5_res"));
    assertEquals(List.of("see `enc_k5`", "まずenc_k5の続き。enc_k5_res ではない"), mentions("enc_k5"));
    assertEquals(List.of("enc_k5_res だけ", "まずenc_k5の続き。enc_k5_res ではない"), mentions("enc_k5_res"));
    api.get("/experiments/enc_k9/mentions").then().statusCode(404);
  }

  @Test
  void anEarlierKeyAndAnOrdinaryWordAfterAnAtLeadToItToo() {
    api.trial(Map.of("key", "baseline"));
    note("the baseline", "2026-05-01T10:00:00Z");
    note("the @baseline", "2026-05-02T10:00:00Z");
    note("the first_1", "2026-05-03T10:00:00Z");
    api.post("/experiments/baseline/amendments", Map.of("key", "first_1")).then().statusCode(201);
    assertEquals(List.of("the @baseline", "the first_1"), mentions("first_1"));
  }

  @Test
  void mentionsComePageByPage() {
    api.trial(Map.of("key", "a_1"));
    for (int i = 10; i < 25; i++) {
      note("a_1 " + i, "2026-05-%dT10:00:00Z".formatted(i));
    }
    var all = new ArrayList<String>();
    String token = "";
    do {
      var page =
          api.get(
                  "/experiments/a_1/mentions?limit=4"
                      + (token.isEmpty() ? "" : "&pageToken=" + token))
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      all.addAll(page.getList("items.text", String.class));
      token = page.getString("nextPageToken");
    } while (token != null);
    assertEquals(15, all.size());
    assertEquals("a_1 10", all.get(0));
    assertEquals("a_1 24", all.get(14));
  }

  @Test
  void whatIsWrittenRightAfterAKeyHidesItOnlyWhereItGoesOnWithIt() {
    api.trial(Map.of("key", "enc_k5"));
    note("enc_k5는", "2026-05-01T10:00:00Z");
    note("enc_k5㎏", "2026-05-02T10:00:00Z");
    note("enc_k5々", "2026-05-03T10:00:00Z");
    note("enc_k55", "2026-05-04T10:00:00Z");
    note("enc\\_k5", "2026-05-05T10:00:00Z");
    assertEquals(List.of("enc_k5는", "enc_k5㎏", "enc_k5々", "enc\\_k5"), mentions("enc_k5"));
  }

  @Test
  void aKeyThatThousandsOfTextsHaveIsReadPageByPageToo() {
    api.trial(Map.of("key", "baseline"));
    api.trial(Map.of("key", "other"));
    for (int i = 0; i < 2100; i++) {
      api.post(
              "/annotations",
              Map.of(
                  "kind",
                  "note",
                  "text",
                  "%sbaseline %d".formatted(i % 300 == 299 ? "@" : "the ", i),
                  "occurredAt",
                  Instant.parse("2026-05-01T00:00:00Z").plusSeconds(i / 2).toString(),
                  "about",
                  List.of(Map.of("experiment", i == 899 ? "baseline" : "other"))))
          .then()
          .statusCode(201);
    }
    var first = api.get("/experiments/baseline/mentions?limit=4").then().extract().jsonPath();
    assertEquals(
        List.of("@baseline 299", "@baseline 599", "@baseline 1199", "@baseline 1499"),
        first.getList("items.text"));
    var next = first.getString("nextPageToken");
    assertEquals(
        List.of("@baseline 1799", "@baseline 2099"),
        api.get("/experiments/baseline/mentions?pageToken=" + next)
            .then()
            .extract()
            .jsonPath()
            .getList("items.text"));
  }

  @Test
  void aResultLineIsAResultThatOneCallTakesBack() {
    api.trial(Map.of("key", "enc_k5", "results", Map.of("acc", 0.8)));
    var id = UUID.randomUUID();
    var note =
        Map.of(
            "id",
            id,
            "kind",
            "note",
            "text",
            "went up\n- enc_k5 acc 0.86 loss 0.4 https://example.org\nlr decay 0.1\nenc_k9 acc 1");
    api.post("/annotations", note).then().statusCode(201);
    api.post("/annotations", note).then().statusCode(200);
    assertEquals(Map.of("acc", 0.86f, "loss", 0.4f), api.experiment("enc_k5").getMap("results"));
    var amendments =
        api.get("/experiments/enc_k5/amendments").then().statusCode(200).extract().jsonPath();
    assertEquals(List.of(id.toString()), amendments.getList("items.source"));
    assertEquals(3, api.journal().size());
    api.get("/experiments/enc_k9").then().statusCode(404);

    api.post(
            "/experiments/enc_k5/amendments",
            Map.of("takesBack", amendments.getString("items[0].id")))
        .then()
        .statusCode(201);
    assertEquals(Map.of("acc", 0.8f), api.experiment("enc_k5").getMap("results"));
    api.post("/experiments/enc_k5/amendments", Map.of("takesBack", UUID.randomUUID()))
        .then()
        .statusCode(422);
  }

  @Test
  void onlyNotesAndCommentsStateResultsAlsoTheWordsOfATrialItself() {
    api.trial(Map.of("key", "a_1", "text", "a_1 acc 0.5\nfirst"));
    assertEquals(Map.of("acc", 0.5f), api.experiment("a_1").getMap("results"));
    api.post(
            "/annotations",
            Map.of(
                "kind",
                "summary",
                "text",
                "a_1 acc 0.9",
                "about",
                List.of(Map.of("experiment", "a_1"))))
        .then()
        .statusCode(201);
    assertEquals(Map.of("acc", 0.5f), api.experiment("a_1").getMap("results"));
    var seqs = api.journal().stream().map(each -> each.get("seq")).toList();
    assertEquals(List.of(1, 2, 3, 4), seqs);
  }

  private void note(String text, String at) {
    api.post("/annotations", Map.of("kind", "note", "text", text, "occurredAt", at))
        .then()
        .statusCode(201);
  }

  private List<String> mentions(String key) {
    return api.get("/experiments/" + key + "/mentions")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.text", String.class);
  }
}
