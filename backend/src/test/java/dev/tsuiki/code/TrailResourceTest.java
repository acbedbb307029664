package dev.tsuiki.code;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.tsuiki.testsupport.TestDatabase;
import dev.tsuiki.web.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TrailResourceTest {
  private static final String ENCODER =
      """
      class Encoder:
          def forward(self, x):
              h = self.conv(x, kernel=3)
              return relu(h)
      """;
  private static final String TRAIN =
      """
      def train(model, data):
          for batch in data:
              loss = model(batch)
      """;

  private String notebook = "";

  @BeforeEach
  void aLineOfThreeTrialsWithABranch() {
    var slug = "trail-" + UUID.randomUUID().toString().substring(0, 13);
    notebook = "/api/v1/notebooks/" + slug;
    post("/api/v1/notebooks", Map.of("slug", slug)).statusCode(201);
    trial("a", List.of(), "train.py", TRAIN + ENCODER);
    trial("b", List.of("a"), "train.py", "import os\n" + TRAIN + ENCODER);
    trial("c", List.of("b"), "train.py", ENCODER.replace("kernel=3", "kernel=5") + TRAIN);
    trial("side", List.of("a"), "train.py", TRAIN);
  }

  private static ValidatableResponse post(String path, Object body) {
    return given().contentType(ContentType.JSON).body(body).post(path).then();
  }

  private void trial(String key, List<String> parents, String... pathsAndTexts) {
    var files = new ArrayList<Map<String, String>>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.add(Map.of("path", pathsAndTexts[i], "text", pathsAndTexts[i + 1]));
    }
    post(
            notebook + "/experiments",
            Map.of("key", key, "parents", parents, "code", Map.of("files", files)))
        .statusCode(201);
  }

  private ValidatableResponse excerpt(String key, Object body) {
    return post(notebook + "/experiments/" + key + "/excerpts", body);
  }

  private static Map<String, Object> lines(String path, int start, int end) {
    return Map.of("path", path, "startLine", start, "endLine", end);
  }

  private ValidatableResponse trail(String query) {
    return given().get(notebook + "/excerpts/encoder/trail" + query).then().statusCode(200);
  }

  @Test
  void anExcerptMadeOnceIsFollowedThroughAllTrialsEachWithItsDifference() {
    String id =
        excerpt("b", Map.of("name", "encoder", "regions", List.of(lines("train.py", 5, 8))))
            .statusCode(201)
            .header("Location", containsString("/excerpts/"))
            .body("experiment", equalTo("b"))
            .body("regions[0].path", equalTo("train.py"))
            .extract()
            .path("id");
    trail("")
        .body("name", equalTo("encoder"))
        .body("stops.experiment", contains("a", "b", "c"))
        .body("stops.origin", contains("carried", "made", "carried"))
        .body("stops.change", contains("none", "none", "edited"))
        .body("stops.doubtful", contains(false, false, false))
        .body("stops[0].regions[0].startLine", equalTo(4))
        .body("stops[1].excerpt", equalTo(id))
        .body("stops[1].against", equalTo("a"))
        .body("stops[2].regions[0].startLine", equalTo(1))
        .body("stops[2].regions[0].endLine", equalTo(4))
        .body("stops[2].regions[0].text", containsString("kernel=5"))
        .body("stops[2].from", equalTo("b"))
        .body("stops[2].hunks[0].lines.op", hasItem("removed"))
        .body("stops[2].hunks[0].lines.op", hasItem("added"));
    trail("?through=side")
        .body("stops.experiment", contains("a", "side"))
        .body("stops[1].origin", equalTo("lost"));
    trail("?experiments=c,a")
        .body("stops.experiment", contains("a", "c"))
        .body("stops[1].against", equalTo("a"));
    given()
        .get(notebook + "/excerpts")
        .then()
        .statusCode(200)
        .body("items.name", contains("encoder"))
        .body("items[0].made.experiment", contains("b"));
    given()
        .get(notebook + "/journal?limit=1000")
        .then()
        .body("items.findAll { it.type == 'excerpt' }.record.name", contains("encoder"));
  }

  @Test
  void aLaterOneIsTheNewStartAndAnEmptyOneStopsIt() {
    excerpt("a", Map.of("name", "encoder", "regions", List.of(lines("train.py", 4, 7))));
    excerpt("b", Map.of("name", "encoder", "regions", List.of(lines("train.py", 2, 4))));
    trail("?through=c")
        .body("stops.origin", contains("made", "made", "carried"))
        .body("stops[2].regions[0].text", containsString("def train"));
    excerpt("b", Map.of("name", "encoder", "regions", List.of())).statusCode(201);
    trail("?through=c")
        .body("stops[1].regions", empty())
        .body("stops[2].regions", empty())
        .body("stops[2].origin", equalTo("carried"));
  }

  @Test
  void aDefinitionIsNamedByItsNameAndTakenWithAllItUses() {
    trial(
        "d",
        List.of("c"),
        "enc.py",
        ENCODER,
        "model.py",
        "from enc import Encoder\n\n\nclass Model:\n    def __init__(self):\n        self.enc = Encoder()\n");
    trial(
        "e",
        List.of("d"),
        "enc.py",
        ENCODER.replace("kernel=3", "kernel=9"),
        "model.py",
        "from enc import Encoder\n\n\nclass Model:\n    def __init__(self):\n        self.enc = Encoder()\n");
    excerpt(
            "d",
            Map.of(
                "name",
                "encoder",
                "regions",
                List.of(Map.of("path", "model.py", "definition", "Model", "withUses", true))))
        .statusCode(201)
        .body("regions[0].startLine", equalTo(4));
    trail("?experiments=d,e")
        .body("stops[0].regions.path", contains("model.py", "enc.py"))
        .body("stops[1].change", equalTo("edited"))
        .body("stops[1].hunks.path", contains("enc.py"));
  }

  @Test
  void whatWasSaidOfALineStandsOnItAtEveryStop() {
    String excerpt =
        excerpt("b", Map.of("name", "encoder", "regions", List.of(lines("train.py", 5, 8))))
            .extract()
            .path("id");
    var about = List.of(Map.of("excerpt", excerpt, "line", 4));
    String said =
        post(
                notebook + "/annotations",
                Map.of("kind", "correction", "text", "relu が足りない", "about", about))
            .statusCode(201)
            .extract()
            .path("id");
    var code = Map.of("experiment", "a", "path", "train.py", "line", 5);
    post(
            notebook + "/annotations",
            Map.of("kind", "comment", "text", "here", "about", List.of(Map.of("code", code))))
        .statusCode(201);
    trail("?through=c")
        .body("stops[0].spoken.find { it.annotation == '%s' }.line".formatted(said), equalTo(7))
        .body("stops[2].spoken.find { it.annotation == '%s' }.line".formatted(said), equalTo(4))
        .body("stops[2].spoken", hasSize(2));
    post(
            notebook + "/annotations",
            Map.of("kind", "comment", "text", "x", "about", List.of(Map.of("excerpt", Ids.next()))))
        .statusCode(422);
  }

  @Test
  void theReachOfALineIsEveryTrialThatHasIt() {
    given()
        .queryParam("path", "train.py")
        .queryParam("line", 6)
        .get(notebook + "/experiments/a/reach")
        .then()
        .statusCode(200)
        .body("text", containsString("kernel=3"))
        .body("items.experiment", contains("a", "b", "c"))
        .body("items.line", contains(6, 7, 3))
        .body("items.contains", contains(true, true, false));
    given()
        .queryParam("path", "train.py")
        .queryParam("line", 99)
        .get(notebook + "/experiments/a/reach")
        .then()
        .statusCode(422);
    given().get(notebook + "/experiments/a/reach").then().statusCode(422);
  }

  @Test
  void twoTrialsDifferByTheirFilesAndHunks() {
    given()
        .get(notebook + "/experiments/b/diff")
        .then()
        .statusCode(200)
        .body("against", equalTo("a"))
        .body("files.path", contains("train.py"))
        .body("files[0].change", equalTo("edited"))
        .body("files[0].hunks[0].lines[0].op", equalTo("added"))
        .body("files[0].hunks[0].lines[0].text", equalTo("import os"));
    given()
        .get(notebook + "/experiments/a/diff")
        .then()
        .statusCode(200)
        .body("against", nullValue())
        .body("files[0].change", equalTo("added"));
    given().get(notebook + "/experiments/a/diff?against=nobody").then().statusCode(404);
  }

  @Test
  void aNotebookIsReadAsItsCells() {
    var cells =
        """
        {"cells":[{"cell_type":"markdown","source":["# x"]},
          {"cell_type":"code","id":"enc","source":["class Encoder:\\n","    size = 3"],"outputs":[{"data":"much"}]},
          {"cell_type":"code","source":"print(1)","outputs":[]}],"nbformat":4}
        """;
    trial("n", List.of(), "lab.ipynb", cells);
    trial("m", List.of("n"), "lab.ipynb", cells.replace("size = 3", "size = 4"));
    String snapshot = given().get(notebook + "/experiments/n/snapshot").path("id");
    given()
        .get(notebook + "/snapshots/" + snapshot + "/cells?path=lab.ipynb")
        .then()
        .statusCode(200)
        .body("items.path", contains("lab.ipynb#enc", "lab.ipynb#2"));
    excerpt(
            "n",
            Map.of(
                "name",
                "encoder",
                "regions",
                List.of(Map.of("path", "lab.ipynb#enc", "definition", "Encoder"))))
        .statusCode(201);
    trail("?through=n")
        .body("stops.experiment", contains("n", "m"))
        .body("stops[1].regions[0].path", equalTo("lab.ipynb#enc"))
        .body("stops[1].change", equalTo("edited"));
  }

  @Test
  void whatDoesNotFitIsNamedAndARetryAnswersWithTheOriginal() {
    excerpt("a", Map.of("name", "encoder", "regions", List.of(lines("train.py", 4, 700))))
        .statusCode(422)
        .body("violations.field", contains("regions[0].endLine"));
    excerpt("a", Map.of("name", "a/b", "regions", List.of(lines("no.py", 0, 1)))).statusCode(422);
    excerpt("a", Map.of("name", "x", "regions", List.of(Map.of("path", "train.py"))))
        .statusCode(422);
    given().get(notebook + "/excerpts/never/trail").then().statusCode(404);
    given().urlEncodingEnabled(false).get(notebook + "/excerpts/%00/trail").then().statusCode(404);
    var request =
        Map.of(
            "id",
            Ids.next().toString(),
            "name",
            "encoder",
            "regions",
            List.of(lines("train.py", 1, 2)));
    excerpt("a", request).statusCode(201);
    excerpt("a", request).statusCode(200);
    excerpt("b", request).statusCode(409);
  }

  @Test
  void whatIsRedactedIsOnNoTrailAnyMore() {
    String excerpt =
        excerpt("b", Map.of("name", "encoder", "regions", List.of(lines("train.py", 5, 8))))
            .extract()
            .path("id");
    trail("?through=c").body("stops.experiment", contains("a", "b", "c"));
    String snapshot = given().get(notebook + "/experiments/c/snapshot").path("id");
    post(
            notebook + "/redactions",
            Map.of("record", snapshot, "path", "train.py", "reason", "a secret"))
        .statusCode(201);
    trail("?through=c")
        .body("stops.regions.text.flatten()", not(hasItem(containsString("kernel=5"))))
        .body("stops[2].origin", equalTo("lost"));
    post(notebook + "/redactions", Map.of("record", excerpt, "reason", "its name")).statusCode(201);
    given().get(notebook + "/excerpts/encoder/trail").then().statusCode(404);
    given().get(notebook + "/excerpts").then().body("items", empty());
  }
}
