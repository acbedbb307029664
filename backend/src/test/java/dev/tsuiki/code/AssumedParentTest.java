package dev.tsuiki.code;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tsuiki.testsupport.TestDatabase;
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
class AssumedParentTest {
  private static final String ENCODER =
      """
      class Encoder:
          def forward(self, x):
              h = self.conv(x, kernel=3)
              return relu(h)
      """;
  private static final String OTHER =
      """
      def tokenize(text):
          return [word for word in text.split()]
      """;

  private String notebook = "";

  @BeforeEach
  void threeTrialsThatStateNoParent() {
    var slug = "assumed-" + UUID.randomUUID().toString().substring(0, 13);
    notebook = "/api/v1/notebooks/" + slug;
    post("/api/v1/notebooks", Map.of("slug", slug)).statusCode(201);
    trial("enc", ENCODER);
    trial("words", OTHER);
    trial("enc_k5", ENCODER.replace("kernel=3", "kernel=5"));
  }

  private static ValidatableResponse post(String path, Object body) {
    return given().contentType(ContentType.JSON).body(body).post(path).then();
  }

  private static String path(Map<String, String> file) {
    return String.valueOf(file.get("path"));
  }

  private static String text(Map<String, String> file) {
    return String.valueOf(file.get("text"));
  }

  private void trial(String key, String text) {
    code(key, List.of(Map.of("path", "train.py", "text", text)));
  }

  private void code(String key, List<Map<String, String>> files) {
    post(notebook + "/experiments", Map.of("key", key, "code", Map.of("files", files)))
        .statusCode(201);
  }

  private ValidatableResponse get(String path) {
    return given().get(notebook + path).then().statusCode(200);
  }

  @Test
  void theTrialOfTheNearestCodeIsAssumed() {
    get("/experiments/enc_k5")
        .body("parents.key", contains("enc"))
        .body("parents.assumed", contains(true));
    get("/experiments/enc").body("parents", empty());
    get("/experiments/words").body("parents", empty());
    get("/experiments").body("items.find { it.key == 'enc_k5' }.parents[0].key", equalTo("enc"));
  }

  @Test
  void ofEquallyNearOnesTheLatestIsAssumed() {
    trial("again", ENCODER);
    trial("once_more", ENCODER);
    get("/experiments/once_more").body("parents.key", contains("again"));
  }

  @Test
  void aLetterMoreInALineThatChangesEachTimeDecidesNothing() {
    trial("v9", ENCODER + "VERSION = 'release 9'\n");
    trial("v10", ENCODER + "VERSION = 'release 10'\n");
    trial("v11", ENCODER + "VERSION = 'release 11'\n");
    get("/experiments/v11").body("parents.key", contains("v10"));
  }

  @Test
  void otherLineEndingsInManyFilesAreNoDifference() {
    var files = new ArrayList<Map<String, String>>();
    for (int i = 0; i < 40; i++) {
      var text = ENCODER.replace("kernel=3", "kernel=" + i);
      files.add(Map.of("path", "m%d.py".formatted(i), "text", text));
    }
    var windows =
        files.stream()
            .map(one -> Map.of("path", path(one), "text", text(one).replace("\n", "\r\n")))
            .toList();
    var other =
        files.stream()
            .map(one -> Map.of("path", path(one), "text", text(one) + OTHER.repeat(3)))
            .toList();
    code("unix", files);
    code("unix_other", other);
    code("windows", windows);
    get("/experiments/windows").body("parents.key", contains("unix"));
  }

  @Test
  void trailsAndDifferencesGoByIt() {
    post(
            notebook + "/experiments/enc_k5/excerpts",
            Map.of(
                "name",
                "encoder",
                "regions",
                List.of(Map.of("path", "train.py", "definition", "Encoder"))))
        .statusCode(201);
    get("/excerpts/encoder/trail?through=enc_k5")
        .body("stops.experiment", contains("enc", "enc_k5"));
    get("/experiments/enc_k5/diff").body("against", equalTo("enc"));
  }

  @Test
  void whoeverStatesOneOrNoneSettlesIt() {
    post(notebook + "/experiments/enc_k5/amendments", Map.of("parents", List.of("words")))
        .statusCode(201);
    get("/experiments/enc_k5")
        .body("parents.key", contains("words"))
        .body("parents.assumed", contains(false));
    post(notebook + "/experiments/enc_k5/amendments", Map.of("parents", List.of())).statusCode(201);
    get("/experiments/enc_k5").body("parents", empty());
    get("/experiments/enc_k5/diff").body("against", nullValue());
  }

  @Test
  void whatWasWithdrawnIsNoParent() {
    post(notebook + "/experiments/enc/amendments", Map.of("withdrawn", true)).statusCode(201);
    get("/experiments/enc_k5").body("parents", empty());
  }

  @Test
  void aTrialWithoutCodeHasNone() {
    post(notebook + "/experiments", Map.of("key", "bare")).statusCode(201);
    get("/experiments/bare").body("parents", empty());
  }
}
