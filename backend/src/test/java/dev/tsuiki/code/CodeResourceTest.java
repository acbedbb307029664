package dev.tsuiki.code;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.testsupport.TestDatabase;
import dev.tsuiki.web.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CodeResourceTest {
  private String notebook = "";

  @BeforeEach
  void aNotebookWithOneTrial() {
    notebook = notebookWithTrial();
  }

  private String notebookWithTrial() {
    var slug = "code-" + UUID.randomUUID().toString().substring(0, 13);
    var notebooks = "/api/v1/notebooks";
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("slug", slug))
        .post(notebooks)
        .then()
        .statusCode(201);
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("key", "enc"))
        .post(notebooks + "/" + slug + "/experiments")
        .then()
        .statusCode(201);
    return "/api/v1/notebooks/" + slug;
  }

  private Response post(Object body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post(notebook + "/experiments/enc/snapshots");
  }

  private static Map<String, Object> files(Object... files) {
    return Map.of("files", List.of(files));
  }

  private static Map<String, Object> text(String path, String text) {
    return Map.of("path", path, "text", text);
  }

  private static Map<String, Object> named(String path, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return Map.of("path", path, "sha256", hash(text), "size", bytes.length);
  }

  private static String hash(String text) {
    return String.valueOf(CapturedText.of(text.getBytes(StandardCharsets.UTF_8)).sha256());
  }

  private ValidatableResponse put(String sha256, String text) {
    return given()
        .contentType("application/octet-stream")
        .body(text.getBytes(StandardCharsets.UTF_8))
        .put(notebook + "/blobs/" + sha256)
        .then();
  }

  private long blobs() throws Exception {
    try (var connection = TestDatabase.asApplication().getConnection();
        var query =
            connection.prepareStatement(
                "select count(*) from blob b join notebook n on n.id = b.notebook where n.slug = ?")) {
      query.setString(1, notebook.substring(notebook.lastIndexOf('/') + 1));
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  @Test
  void aSnapshotListsItsFilesInPathOrderAndItsTextsComeBackByteForByte() {
    var windows = "x = 1\r\ny = 2\r\n# 変えた、改行なし";
    String id =
        post(files(text("z.py", "z\n"), text("a/b.py", windows), text("__init__.py", "")))
            .then()
            .statusCode(201)
            .header("Location", containsString("/snapshots/"))
            .body("files", equalTo(3))
            .body("experiment", equalTo("enc"))
            .body("notices", nullValue())
            .extract()
            .path("id");
    given()
        .get(notebook + "/snapshots/" + id)
        .then()
        .statusCode(200)
        .body("tree.path", contains("__init__.py", "a/b.py", "z.py"))
        .body("tree[1].sha256", equalTo(hash(windows)))
        .body("tree.stored", contains(true, true, true));
    var got =
        given()
            .get(notebook + "/blobs/" + hash(windows))
            .then()
            .statusCode(200)
            .header("Content-Type", "text/plain;charset=utf-8")
            .header("ETag", "\"" + hash(windows) + "\"")
            .header("Cache-Control", "private, immutable, max-age=31536000")
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", containsString("sandbox"))
            .extract()
            .asByteArray();
    assertArrayEquals(windows.getBytes(StandardCharsets.UTF_8), got);
    given()
        .header("If-None-Match", "\"" + hash(windows) + "\"")
        .get(notebook + "/blobs/" + hash(windows))
        .then()
        .statusCode(304);
    assertEquals(0, given().get(notebook + "/blobs/" + hash("")).asByteArray().length);
  }

  @Test
  void theLatestSnapshotCountsAndAllAreListedNewestFirst() {
    given().get(notebook + "/experiments/enc/snapshot").then().statusCode(404);
    var ids = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      ids.add(post(files(text("a.py", "a = " + i))).path("id"));
    }
    given()
        .get(notebook + "/experiments/enc/snapshot")
        .then()
        .statusCode(200)
        .body("id", equalTo(ids.get(2)))
        .body("tree", hasSize(1));
    String token =
        given()
            .get(notebook + "/experiments/enc/snapshots?limit=2")
            .then()
            .statusCode(200)
            .body("items.id", contains(ids.get(2), ids.get(1)))
            .extract()
            .path("nextPageToken");
    given()
        .queryParam("pageToken", token)
        .get(notebook + "/experiments/enc/snapshots?limit=2")
        .then()
        .body("items.id", contains(ids.get(0)))
        .body("nextPageToken", nullValue());
    given().get(notebook + "/experiments/other/snapshot").then().statusCode(404);
    given().get(notebook + "/snapshots/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void threeHundredTrialsThatChangeALineStoreEachUnchangedTextOnce() throws Exception {
    var model = "def f():\n    return 1\n".repeat(400);
    for (int i = 0; i < 300; i++) {
      post(files(
              text("model.py", model),
              text("data.py", "import os\n" + model),
              text("train.py", model + "lr = " + i)))
          .then()
          .statusCode(201);
    }
    assertEquals(302, blobs());
    given()
        .get(notebook + "/journal?limit=1000")
        .then()
        .body("items", hasSize(301))
        .body("items.findAll { it.type == 'snapshot' }.record.files", hasSize(300));
  }

  @Test
  void whatIsMissingIsNamedSentAndThenAccepted() throws Exception {
    post(files(text("a.py", "known"))).then().statusCode(201);
    var request = files(named("a.py", "known"), named("b.py", "new 1"), named("c.py", "new 2"));
    post(request)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/blobs-missing"))
        .body("missing", contains(hash("new 1"), hash("new 2")));
    put(hash("new 1"), "new 1").statusCode(201);
    put(hash("new 1"), "new 1").statusCode(204);
    put(hash("new 2").toUpperCase(java.util.Locale.ROOT), "new 2").statusCode(201);
    post(request).then().statusCode(201).body("files", equalTo(3)).body("bytes", equalTo(15));
    assertEquals(3, blobs());
  }

  @Test
  void bytesWithAnotherHashAreRefusedAndNothingIsStored() throws Exception {
    put(hash("one"), "two").statusCode(422).body("violations[0].field", equalTo("sha256"));
    put("abc", "two").statusCode(422);
    put(hash("a\0b"), "a\0b").statusCode(422).body("type", equalTo("/problems/file-not-stored"));
    var large = "x".repeat((2 << 20) + 1);
    put(hash(large), large).statusCode(413).body("detail", containsString("2097152"));
    assertEquals(0, blobs());
    given().get(notebook + "/blobs/" + hash("one")).then().statusCode(404);
    given().get(notebook + "/blobs/..%2f..%2fetc").then().statusCode(404);
  }

  @Test
  void whatAnotherNotebookHasIsAsMissingAsWhatNobodyHas() {
    var secret = "what only the other team has";
    post(files(text("a.py", secret))).then().statusCode(201);
    notebook = notebookWithTrial();
    post(files(named("a.py", secret)))
        .then()
        .statusCode(409)
        .body("missing", contains(hash(secret)));
    given().get(notebook + "/blobs/" + hash(secret)).then().statusCode(404);
    put(hash(secret), secret).statusCode(201);
  }

  @Test
  void binaryAndLargeFilesAreListedWithANoticeOrRefusedWhereThatIsAsked() throws Exception {
    var large = "x".repeat((2 << 20) + 1);
    var request =
        files(
            text("ok.py", "x"),
            text("w.bin", "a\0b"),
            text("big.txt", large),
            Map.of("path", "huge.pt", "size", 5_000_000_000L));
    given()
        .contentType(ContentType.JSON)
        .body(request)
        .post(notebook + "/experiments/enc/snapshots?strict=true")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/file-not-stored"));
    assertEquals(0, blobs());
    String id =
        post(request)
            .then()
            .statusCode(201)
            .body("notices.code.unique()", contains("file-not-stored"))
            .body("notices", hasSize(3))
            .body("notices.detail", not(contains(nullValue())))
            .extract()
            .path("id");
    given()
        .get(notebook + "/snapshots/" + id)
        .then()
        .body("tree.path", contains("big.txt", "huge.pt", "ok.py", "w.bin"))
        .body("tree.stored", contains(false, false, true, false))
        .body("tree[1].size", equalTo(5_000_000_000L));
    assertEquals(1, blobs());
  }

  @Test
  void beyondFiveThousandFilesTheRestIsNotListed() {
    var many =
        IntStream.range(0, 5003).mapToObj(i -> text("f" + i + ".py", "x")).toArray(Object[]::new);
    post(files(many))
        .then()
        .statusCode(201)
        .body("files", equalTo(5000))
        .body("notices[0].detail", containsString("3 files"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.py",
        "/etc/passwd",
        "a/../../b",
        "",
        "a\u0000b",
        "a\u202eb",
        "C:\\x",
        "a//b"
      })
  void aPathThatLeadsElsewhereIsNamedInTheAnswer(String path) {
    post(files(text("ok.py", "x"), text(path, "x")))
        .then()
        .statusCode(422)
        .body("violations.field", contains("files[1].path"));
  }

  @Test
  void everyFaultInTheListIsNamedAtOnce() {
    var twice = text("a.py", "y");
    post(files(
            text("a.py", "x"),
            twice,
            Map.of("path", "b.py", "sha256", "zz", "size", 1),
            Map.of("path", "c.py"),
            Map.of("path", "d.py", "text", "d", "sha256", hash("e")),
            Map.of("path", "e.py", "sha256", hash("e"), "size", -1)))
        .then()
        .statusCode(422)
        .body(
            "violations.field",
            contains(
                "files[1].path",
                "files[2].sha256",
                "files[3]",
                "files[4].sha256",
                "files[5].size"));
    post(Map.of()).then().statusCode(422).body("violations[0].field", equalTo("files"));
    post(Map.of("files", List.of(), "colour", "red")).then().statusCode(400);
    post(files(text("a.py", "known"))).then().statusCode(201);
    post(files(Map.of("path", "a.py", "sha256", hash("known"), "size", 4)))
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("files[0].size"));
  }

  @Test
  void aRetryAnswersWithTheOriginalAndAnotherContentIsRefused() {
    var id = Ids.next().toString();
    var request = Map.of("id", id, "files", List.of(text("a.py", "x"), text("b.py", "y")));
    post(request).then().statusCode(201).body("id", equalTo(id));
    post(request).then().statusCode(200).body("id", equalTo(id)).body("seq", equalTo(2));
    post(Map.of("id", id, "files", List.of(named("b.py", "y"), named("a.py", "x"))))
        .then()
        .statusCode(200);
    post(Map.of("id", id, "files", List.of(text("a.py", "z"))))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/id-reused"));
  }

  @Test
  void twoAtOnceWithOneIdMakeOneSnapshot() {
    var request = Map.of("id", Ids.next().toString(), "files", List.of(text("a.py", "x")));
    var answers =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> post(request).statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();
    assertEquals(List.of(200, 200, 200, 200, 200, 200, 200, 201), answers);
    given().get(notebook).then().body("lastSeq", equalTo(2)).body("epoch", notNullValue());
  }
}
