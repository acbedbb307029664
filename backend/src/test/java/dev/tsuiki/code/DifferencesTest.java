package dev.tsuiki.code;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import dev.tsuiki.testsupport.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions are stored as differences; nobody can tell by what is read. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DifferencesTest {
  private final Random random = new Random(7);
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private Api api = Api.none();

  @BeforeEach
  void openANotebook() {
    api = Api.newNotebook();
    lines.clear();
    texts.clear();
    for (int i = 0; i < 300; i++) {
      lines.add(line());
    }
  }

  private String line() {
    return "    self.layer_%d = nn.Linear(%d, %d)  # 層 %x"
        .formatted(random.nextInt(90), random.nextInt(512), random.nextInt(512), random.nextLong());
  }

  private String next() {
    lines.set(random.nextInt(lines.size()), line());
    return String.join("\n", lines) + "\n";
  }

  private JsonPath post(String key, Map<String, String> files) {
    return api.trial(
        Map.of(
            "key",
            key,
            "code",
            Map.of(
                "files",
                files.entrySet().stream()
                    .map(file -> Map.of("path", file.getKey(), "text", file.getValue()))
                    .toList())));
  }

  private Map<String, String> read(String key) {
    var tree =
        api.get("/experiments/" + key + "/snapshot").then().statusCode(200).extract().path("tree");
    var files = new TreeMap<String, String>();
    for (var file : (List<?>) tree) {
      var listed = (Map<?, ?>) file;
      assertEquals(true, listed.get("stored"));
      files.put(
          String.valueOf(listed.get("path")),
          texts.computeIfAbsent(String.valueOf(listed.get("sha256")), this::text));
    }
    return files;
  }

  private String text(String sha256) {
    return api.get("/blobs/" + sha256).then().statusCode(200).extract().asString();
  }

  private long number(String sql) throws SQLException {
    try (var connection = TestDatabase.asOwner().getConnection();
        var query =
            connection.prepareStatement(
                sql + " and notebook = (select id from notebook where slug = ?)")) {
      query.setString(1, api.slug());
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private String snapshot(String key) {
    return api.get("/experiments/" + key + "/snapshot").path("id");
  }

  private io.restassured.response.ValidatableResponse redact(Map<String, String> what) {
    return api.post("/redactions", what).then();
  }

  @Test
  void versionsComeBackAsTheyWereAndTakeLittle() throws Exception {
    var posted = new HashMap<String, Map<String, String>>();
    for (int i = 0; i < 60; i++) {
      var files = Map.of("model.py", next(), "same.py", "x = 1\n", "few.py", "a = " + i + "\n");
      posted.put("t" + i, files);
      post("t" + i, files);
    }
    for (var trial : posted.entrySet()) {
      assertEquals(new TreeMap<>(trial.getValue()), read(trial.getKey()));
    }
    assertTrue(number("select count(*) from blob where base is not null") >= 57);
    assertTrue(number("select max(hops) from blob where true") <= 50);
    assertTrue(number("select sum(length(content)) from blob where true") < 60 * 700);
  }

  @Test
  void textsThatAreSentByTheirHashAreDifferencesToo() throws Exception {
    var files = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < 3; i++) {
      var text = next().getBytes(UTF_8);
      var hash = String.valueOf(CapturedText.of(text).sha256());
      given()
          .body(text)
          .contentType("application/octet-stream")
          .put(api.path("/blobs/" + hash))
          .then()
          .statusCode(201);
      assertEquals(new String(text, UTF_8), api.get("/blobs/" + hash).asString());
      files.add(Map.of("path", i + ".py", "sha256", hash, "size", text.length));
    }
    api.trial(Map.of("key", "a", "code", Map.of("files", files)));
    assertEquals(2, number("select count(*) from blob where base is not null"));
  }

  @Test
  void listsComeBackAsTheyWereWhateverWasAddedOrTakenAway() throws Exception {
    var posted = new ArrayList<Map<String, String>>();
    var files = new TreeMap<String, String>();
    for (int i = 0; i < 12; i++) {
      files.put("part/%02d.py".formatted(i), "part = " + i + "\n");
    }
    for (int i = 0; i < 60; i++) {
      files.put("train.py", "step = " + i + "\n");
      if (i % 3 == 1) {
        files.remove(files.firstKey());
      }
      if (i % 3 == 2) {
        files.put("new/%d.py".formatted(i), "back\n");
      }
      posted.add(new TreeMap<>(files));
      post("t" + i, files);
    }
    for (int i = 0; i < posted.size(); i++) {
      assertEquals(posted.get(i), read("t" + i));
    }
    assertTrue(number("select count(*) from snapshot where base is not null") >= 58);
    assertTrue(number("select max(hops) from snapshot where true") <= 50);
  }

  @Test
  void twoProjectsMayTakeTurns() throws Exception {
    for (int i = 0; i < 10; i++) {
      var files = new HashMap<String, String>();
      for (int file = 0; file < 8; file++) {
        files.put((i % 2) + "/" + file, "x = " + file + (file == 0 ? " + " + i : "") + "\n");
      }
      post("t" + i, files);
      assertEquals(new TreeMap<>(files), read("t" + i));
    }
    assertEquals(8, number("select count(*) from snapshot where base is not null"));
  }

  @Test
  void aTextFromWhichOthersAreToldIsRedactedAndTheOthersStayAsTheyWere() throws Exception {
    var texts = new ArrayList<String>();
    var secret = "hf_" + UUID.randomUUID().toString().replace("-", "");
    for (int i = 0; i < 6; i++) {
      var text = i == 2 ? next().replaceFirst("\n", "\ntoken = '" + secret + "'\n") : next();
      texts.add(text);
      post("t" + i, Map.of("a.py", text, "b.py", "b\n", "c.py", "c\n", "d.py", "d = " + i));
    }
    // lists that inherit the file
    post("heir", Map.of("a.py", texts.get(2), "b.py", "b\n", "c.py", "c\n", "d.py", "d"));
    post("later", Map.of("a.py", texts.get(2), "b.py", "b\n", "c.py", "c\n", "d.py", "e"));
    assertTrue(number("select count(*) from blob where base is not null") >= 5);
    redact(Map.of("record", snapshot("t2"), "path", "a.py", "reason", "a token leaked"))
        .statusCode(201)
        .body("rewritten", hasItem((int) number("select max(seq) from snapshot where true")));
    assertEquals(List.of(), Traces.of(secret).andHashOf(texts.get(2).getBytes(UTF_8)).inDatabase());
    for (int i = 0; i < 6; i++) {
      if (i != 2) {
        assertEquals(texts.get(i), read("t" + i).get("a.py"));
      }
    }
    for (var key : List.of("t2", "heir", "later")) {
      var tree = api.get("/experiments/" + key + "/snapshot").then().extract().jsonPath();
      assertEquals(List.of("a.py", "b.py", "c.py", "d.py"), tree.getList("tree.path"));
      assertEquals(List.of(true, false, false, false), tree.getList("tree.redacted"));
    }
    // what was redacted may be posted again, and is then there
    var again = Map.of("a.py", texts.get(2), "b.py", "b\n", "c.py", "c\n", "d.py", "f");
    post("again", again);
    assertEquals(new TreeMap<>(again), read("again"));
  }

  @Test
  void aSnapshotOnWhichOthersHangIsRedactedAndTheOthersStayAsTheyWere() throws Exception {
    var posted = new ArrayList<Map<String, String>>();
    for (int i = 0; i < 6; i++) {
      var files = Map.of("a.py", next(), "b.py", "b\n", "c.py", "c\n");
      posted.add(new TreeMap<>(files));
      post("t" + i, files);
    }
    for (int i : List.of(2, 0)) {
      redact(Map.of("record", snapshot("t" + i), "reason", "not ours")).statusCode(201);
      api.get("/experiments/t" + i + "/snapshot").then().statusCode(404);
    }
    for (int i : List.of(1, 3, 4, 5)) {
      assertEquals(posted.get(i), read("t" + i));
    }
    post("next", posted.get(5));
    assertEquals(posted.get(5), read("next"));
  }

  @Test
  void textsThatWereTakenAwayBehindTheServersBackMayComeBack() throws Exception {
    var files = Map.of("a.py", next(), "b.py", next());
    post("a", files);
    try (var connection = TestDatabase.asOwner().getConnection();
        var delete =
            connection.prepareStatement(
                "delete from blob where notebook = (select id from notebook where slug = ?)")) {
      delete.setString(1, api.slug());
      assertEquals(2, delete.executeUpdate());
    }
    post("b", files);
    assertEquals(new TreeMap<>(files), read("b"));
  }

  @Test
  void writingOutChangesNothingButTheForm() throws Exception {
    post("a", Map.of("a.py", next()));
    var text = next();
    post("b", Map.of("a.py", text));
    try (var connection = TestDatabase.asApplication().getConnection();
        var call =
            connection.prepareStatement(
                "select write_out(notebook, sha256, ?) from blob where base is not null and sha256 = ?")) {
      call.setBytes(1, "something else".getBytes(UTF_8));
      call.setBytes(
          2,
          HexFormat.of().parseHex(String.valueOf(CapturedText.of(text.getBytes(UTF_8)).sha256())));
      try (var rows = call.executeQuery()) {
        assertTrue(rows.next());
      }
    }
    assertEquals(text, read("b").get("a.py"));
  }
}
