package dev.tsuiki.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@NullUnmarked // what is read from JSON is checked by what is asserted of it
class SearchTest {
  private Api api = Api.none();

  @BeforeEach
  void newNotebook() {
    api = Api.newNotebook();
  }

  @Test
  void twoLettersOfJapaneseAreFoundAndMarked() {
    note("ブロックの中に残差を足した");
    note("学習率を下げた");
    assertEquals(List.of("残差"), marked("残差"));
    assertEquals(List.of("差"), marked("差"));
    assertEquals(List.of(), marked("残足"));
  }

  @Test
  void widthAndCaseMakeNoDifference() {
    note("ＡＣＣは上がった。ﾃﾞｰﾀを増やした");
    assertEquals(List.of("ＡＣＣ"), marked("acc"));
    assertEquals(List.of("ﾃﾞｰﾀ"), marked("データ"));
  }

  @Test
  void identifiersAreFoundWholeByTheirPartsAndByTheirBeginnings() {
    note("tried enc_k5_res with ResNetBlock50 and self.layerNorm(0.001)");
    for (var word :
        List.of(
            "enc_k5_res",
            "enc_k5",
            "k5",
            "res",
            "resnetblock",
            "NetBlock",
            "block50",
            "50",
            "layerNorm",
            "norm",
            "0.001",
            "self.layerNorm",
            "enc_k",
            "resn")) {
      assertEquals(1, items(word, "").size(), word);
    }
    for (var word : List.of("nc_k5", "esnet", "0.0011", "enc_k55", "orm", "resres")) {
      assertEquals(0, items(word, "").size(), word);
    }
  }

  @Test
  void aPhraseInQuotesStandsExactlySo() {
    note("batch norm before the residual");
    note("norm of the batch");
    assertEquals(2, items("batch norm", "").size());
    assertEquals(List.of("batch norm"), marked("\"batch norm\""));
    assertEquals(0, items("\"batch nor\"", "").size());
    note("ブロックの中に残差を足した");
    assertEquals(1, items("\"中に残差\"", "").size());
    assertEquals(0, items("\"残差中に\"", "").size());
  }

  @Test
  void keysComeFirstThenWordsThenCode() {
    api.post(
            "/experiments",
            Map.of(
                "key",
                "enc_k5",
                "text",
                "plain words",
                "code",
                Map.of(
                    "files",
                    List.of(
                        Map.of(
                            "path",
                            "train.py",
                            "text",
                            "import x\n\ndef enc_k5(x):\n  return x\n")))))
        .then()
        .statusCode(201);
    note("enc_k5 again");
    var hits = items("enc_k5", "");
    assertEquals(List.of("keys", "text", "code"), hits.stream().map(hit -> hit.get("in")).toList());
    assertEquals("enc_k5", hits.get(0).get("experiment"));
    assertEquals("train.py", hits.get(2).get("path"));
    assertEquals(3, (int) (Integer) hits.get(2).get("line"));
    assertEquals(1, items("enc_k5", "&in=code").size());
    assertEquals(2, items("enc_k5", "&in=keys,text").size());
    api.get("/search?q=x&in=pictures").then().statusCode(422);
  }

  @Test
  void aTitleAndAnEarlierKeyLeadToTheExperiment() {
    api.trial(Map.of("key", "a_1", "title", "残差あり"));
    api.post("/experiments/a_1/amendments", Map.of("key", "b_1", "title", "注意機構"))
        .then()
        .statusCode(201);
    assertEquals(
        List.of("b_1"), items("注意", "").stream().map(hit -> hit.get("experiment")).toList());
    assertEquals(1, items("a_1", "&in=keys").size());
    assertEquals(0, items("残差", "").size());
  }

  @Test
  void linesThatSeveralVersionsShareAreFoundOnce() {
    var lines = new ArrayList<String>();
    IntStream.range(0, 300).forEach(i -> lines.add("    h%d = conv(x, %d)".formatted(i, i)));
    code("a_1", String.join("\n", lines));
    lines.add(0, "# one more line");
    code("a_2", String.join("\n", lines));
    var hits = items("h150", "&in=code");
    assertEquals(List.of("a_1"), hits.stream().map(hit -> hit.get("experiment")).toList());
    assertEquals(
        "    h150 = conv(x, 150)",
        lines(hits.get(0)).stream()
            .filter(line -> line.contains("h150"))
            .findFirst()
            .orElseThrow());
    assertEquals(
        List.of("a_2"),
        items("\"one more line\"", "").stream().map(hit -> hit.get("experiment")).toList());
  }

  @Test
  void whatOperatorsWouldMeanElsewhereIsPlainText() {
    note("100% of a|b & c* (d) 'e' \\ f:* !g <-> \"h\"");
    note("something else");
    for (var word :
        List.of("100%", "a|b", "c*", "(d)", "'e'", "\\", "f:*", "!g", "<->", "%", "|", "*")) {
      assertEquals(1, items(word, "").size(), word);
    }
    for (var word : List.of("_", "50%", ".*", "a.b", "e' or 'x", "[a-z]", "g & !c")) {
      assertEquals(0, items(word, "").size(), word);
    }
    assertEquals(0, items("", "").size());
    api.get("/search").then().statusCode(200);
    api.get("/search?q=" + "x".repeat(1001)).then().statusCode(422);
    api.get("/search?q=%00").then().statusCode(422);
  }

  @Test
  void filtersNarrowByPersonTimeSubjectAndPictures() {
    api.trial(Map.of("key", "a_1"));
    note("old residual", Map.of("occurredAt", "2026-05-03T10:00:00Z"));
    note(
        "new residual",
        Map.of(
            "occurredAt", "2026-06-24T10:00:00Z", "about", List.of(Map.of("experiment", "a_1"))));
    assertEquals(List.of("new residual"), texts("residual since:2026-06"));
    assertEquals(List.of("new residual"), texts("residual since:2026-06-24 until:2026-06-24"));
    assertEquals(List.of("old residual"), texts("until:2026-05 residual"));
    assertEquals(List.of("new residual"), texts("about:a_1 residual"));
    assertEquals(List.of(), texts("about:a_9 residual"));
    assertEquals(2, texts("by:me residual").size());
    assertEquals(List.of(), texts("by:nobody-of-that-name residual"));
    assertEquals(List.of(), texts("residual has:image"));
    assertEquals(List.of(), texts("residual since:yesterday"));
  }

  @Test
  void theNewerComesFirstAndPagesGoOnWithoutAGap() {
    IntStream.range(0, 49)
        .forEach(
            i ->
                note(
                    "residual " + i,
                    Map.of("occurredAt", "2026-06-24T%02d:%02d:00Z".formatted(i / 60, i % 60))));
    var all = new ArrayList<String>();
    String token = "";
    do {
      var page =
          api.get("/search?q=residual&limit=10" + (token.isEmpty() ? "" : "&pageToken=" + token))
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      all.addAll(page.getList("items.text", String.class));
      token = page.getString("nextPageToken");
    } while (token != null);
    assertEquals(IntStream.range(0, 49).mapToObj(i -> "residual " + (48 - i)).toList(), all);
    api.get("/search?q=x&pageToken=bm9uc2Vuc2U").then().statusCode(422);
  }

  @Test
  void aLongTextIsFoundInItsMiddleAndAtItsEnd() {
    note(
        "line of words\n".repeat(2000)
            + "needle here\n"
            + "line of words\n".repeat(1000)
            + "the last");
    assertEquals(List.of("needle"), marked("needle"));
    assertEquals(1, items("last", "").size());
    assertEquals(1, items("words", "").size());
  }

  @Test
  void aRedactedSecretIsFoundNoMore() {
    var id = UUID.randomUUID();
    note("the hunter2_secret leaked", Map.of("id", id));
    api.trial(Map.of("key", "sk_hunter2", "title", "of hunter2"));
    var experiment = items("sk_hunter2", "&in=keys").get(0).get("record");
    code("b_1", "password = 'hunter2'\n");
    assertEquals(4, items("hunter2", "").size() + items("b_1", "&in=keys").size());
    var snapshot = items("hunter2", "&in=code").get(0).get("record");
    for (var record : List.of(id, experiment, snapshot)) {
      api.post("/redactions", Map.of("record", record, "reason", "leaked")).then().statusCode(201);
      assertTrue(items("hunter2", "").stream().noneMatch(hit -> hit.get("record").equals(record)));
    }
    assertEquals(List.of(), items("hunter2", ""));
  }

  @Test
  void anotherNotebooksWordsAreNeverFound() {
    note("a word of ours");
    var other = Api.newNotebook();
    other
        .post("/annotations", Map.of("kind", "note", "text", "a word of theirs"))
        .then()
        .statusCode(201);
    assertEquals(List.of("a word of ours"), texts("word"));
  }

  private void note(String text) {
    note(text, Map.of());
  }

  private void note(String text, Map<String, Object> more) {
    var body = new java.util.HashMap<String, Object>(more);
    body.put("kind", "note");
    body.put("text", text);
    api.post("/annotations", body).then().statusCode(201);
  }

  private void code(String key, String text) {
    api.trial(
        Map.of(
            "key",
            key,
            "code",
            Map.of("files", List.of(Map.of("path", "model.py", "text", text)))));
  }

  private static List<String> lines(Map<String, Object> hit) {
    return ((String) hit.get("text")).lines().toList();
  }

  private List<String> texts(String q) {
    return items(q, "").stream().map(hit -> (String) hit.get("text")).toList();
  }

  /** The marked words of all hits. */
  @SuppressWarnings("unchecked")
  private List<String> marked(String q) {
    return items(q, "").stream()
        .flatMap(
            hit ->
                ((List<Map<String, Integer>>) hit.get("ranges"))
                    .stream()
                        .map(
                            range ->
                                ((String) hit.get("text"))
                                    .substring(range.get("start"), range.get("end"))))
        .toList();
  }

  private List<Map<String, Object>> items(String q, String more) {
    return api.get("/search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + more)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items");
  }
}
