package dev.tsuiki.annotation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tsuiki.storage.ObjectStore;
import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import dev.tsuiki.testsupport.Traces;
import dev.tsuiki.web.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RedactionTest {
  @Inject ObjectStore store;

  private Api api = Api.none();

  /** Of another kind in every test, so that one test's leak is not another's. */
  private String secret = "";

  @BeforeEach
  void aNotebookAndASecret() {
    api = Api.newNotebook();
    secret = "sk_" + UUID.randomUUID().toString().replace("-", "");
  }

  private ValidatableResponse redact(String record) {
    return api.post("/redactions", Map.of("record", record, "reason", "a token leaked")).then();
  }

  private String annotate(String text, Object... about) {
    return idOf(
        api.post("/annotations", Map.of("kind", "note", "text", text, "about", List.of(about))));
  }

  private static String idOf(Response created) {
    return String.valueOf(created.then().statusCode(201).extract().<Object>path("id"));
  }

  private Map<String, Object> record(String id) {
    return api.journal().stream()
        .map(RedactionTest::recordOf)
        .filter(record -> id.equals(record.get("id")))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> recordOf(Map<String, Object> item) {
    return (Map<String, Object>) Objects.requireNonNull(item.get("record"));
  }

  private void assertGone(Traces traces) throws Exception {
    assertEquals(List.of(), traces.inDatabase());
    assertEquals(List.of(), traces.inStore(store));
  }

  @Test
  void theSearchFindsWhatIsThere() throws Exception {
    annotate("token " + secret);
    api.trial(
        Map.of(
            "key", "a", "code", Map.of("files", List.of(Map.of("path", "a.py", "text", secret)))));
    given()
        .multiPart("file", "a.txt", secret.getBytes(StandardCharsets.UTF_8))
        .post(api.path("/attachments"))
        .then()
        .statusCode(201);
    var traces = Traces.of(secret);
    assertEquals(
        List.of("public.annotation.text", "public.blob.content", "public.journal.record"),
        traces.inDatabase().stream().sorted().distinct().toList());
    assertEquals(1, traces.inStore(store).size());
    assertFalse(
        Traces.of().andHashOf(secret.getBytes(StandardCharsets.UTF_8)).inDatabase().isEmpty());
  }

  @Test
  void anAnnotationLosesItsWordsAndSoDoesWhateverQuotesThem() throws Exception {
    var id = annotate("the token is " + secret);
    var quoting =
        annotate(
            "do not post this",
            Map.of("annotation", id, "quote", secret),
            Map.of("annotation", id));
    var redaction =
        redact(id)
            .statusCode(201)
            .header("Location", notNullValue())
            .body("record", equalTo(id))
            .body("recordSeq", equalTo(1))
            .body("recordType", equalTo("annotation"))
            .body("rewritten", contains(2))
            .extract()
            .<String>path("id");
    assertGone(Traces.of(secret));
    api.get("/journal")
        .then()
        .body("items.seq", contains(1, 2, 3))
        .body("items[0].type", equalTo("annotation"))
        .body("items[0].author.id", notNullValue())
        .body("items[0].record.id", equalTo(id))
        .body("items[0].record.redacted.reason", equalTo("a token leaked"))
        .body("items[0].record.redacted.by.name", notNullValue())
        .body("items[0].record.redacted.at", notNullValue())
        .body("items[0].record", not(hasKey("text")))
        .body("items[1].record.text", equalTo("do not post this"))
        .body("items[1].record.about[0].annotation", equalTo(id))
        .body("items[1].record.about[0]", not(hasKey("quote")))
        .body("items[2].type", equalTo("redaction"))
        .body("items[2].record.id", equalTo(redaction));
    api.get("/annotations/" + id).then().statusCode(200).body("redacted.reason", notNullValue());
    api.get("/annotations/" + quoting).then().body("about", hasSize(2));
    api.get("/redactions/" + redaction).then().statusCode(200).body("seq", equalTo(3));
  }

  @Test
  void aRetryOfWhatWasRedactedAndARepeatedRedactionAnswerWithTheTombstone() {
    var id = Ids.next().toString();
    var request = Map.of("id", id, "kind", "note", "text", "the token is " + secret);
    api.post("/annotations", request).then().statusCode(201);
    String redaction = redact(id).statusCode(201).extract().path("id");
    api.post("/annotations", request)
        .then()
        .statusCode(200)
        .body("redacted.reason", equalTo("a token leaked"))
        .body("text", nullValue());
    redact(id).statusCode(200).body("id", equalTo(redaction));
    redact(redaction).statusCode(409);
    redact(UUID.randomUUID().toString()).statusCode(404);
    api = Api.newNotebook();
    redact(id).statusCode(404);
  }

  @Test
  void aRedactionSaysWhyAndMayChooseItsId() {
    var id = annotate("one");
    var other = annotate("two");
    api.post("/redactions", Map.of("record", id)).then().statusCode(422);
    api.post("/redactions", Map.of("reason", "why")).then().statusCode(422);
    var request =
        Map.of("id", Ids.next().toString(), "record", id, "reason", "why", "path", "a.py");
    api.post("/redactions", request)
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("path"));
    api.post("/redactions", Map.of("id", other, "record", id, "reason", "why"))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/id-reused"));
    api.get("").then().body("lastSeq", equalTo(2));
  }

  @Test
  void anExperimentLosesEverythingAndOthersNameItAnew() throws Exception {
    var trial = new HashMap<String, Object>();
    trial.put("key", secret);
    trial.put("title", "title " + secret);
    trial.put("results", Map.of("acc_" + secret, 0.5));
    trial.put("restore", Map.of("command", "train --token " + secret));
    trial.put("text", "a harmless note");
    trial.put("code", Map.of("files", List.of(Map.of("path", "a.py", "text", "x = 1"))));
    String id = api.trial(trial).getString("id");
    String child = api.trial(Map.of("key", "child", "parents", List.of(secret))).getString("id");
    api.post("/experiments/" + secret + "/amendments", Map.of("key", "a_" + secret))
        .then()
        .statusCode(201);
    api.post("/experiments/a_" + secret + "/amendments", Map.of("title", secret))
        .then()
        .statusCode(201);
    api.post("/experiments/child/amendments", Map.of("parents", List.of("a_" + secret, "other")))
        .then()
        .statusCode(201);
    var about =
        annotate(
            "a remark",
            Map.of("experiment", secret),
            Map.of("result", Map.of("experiment", "a_" + secret, "name", "acc")),
            Map.of("code", Map.of("experiment", secret, "path", "a.py", "line", 1)));
    var fresh = "redacted-1";
    redact(id).statusCode(201);
    assertGone(Traces.of(secret));
    assertEquals(id, record(id).get("experimentId"));
    assertEquals(fresh, record(id).get("key"));
    assertEquals(List.of(fresh), record(child).get("parents"));
    api.get("/experiments/" + fresh)
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("title", nullValue())
        .body("results", equalTo(Map.of()))
        .body("counts.annotations", equalTo(2));
    api.get("/experiments/" + secret).then().statusCode(404);
    api.get("/experiments/child").then().body("parents.key", contains(fresh, "other"));
    api.get("/experiments/child").then().body("parents[0].id", equalTo(id));
    api.get("/experiments/" + fresh + "/snapshot")
        .then()
        .body("experiment", equalTo(fresh))
        .body("tree.path", contains("a.py"));
    api.get("/annotations/" + about)
        .then()
        .body("about[0].experiment", equalTo(fresh))
        .body("about[1].result.experiment", equalTo(fresh))
        .body("about[2].code.experiment", equalTo(fresh))
        .body("text", equalTo("a remark"));
    api.get("/experiments").then().statusCode(200).body("items", hasSize(2));
    api.get("/experiments/child/lineage").then().statusCode(200);
    api.get("/experiments/" + fresh + "/amendments")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void aRetryOfAnExperimentWhoseNoteWasRedactedIsStillARetry() {
    var trial =
        Map.of(
            "id", Ids.next().toString(), "key", "enc", "text", secret, "results", Map.of("acc", 1));
    String note = api.trial(trial).getString("made.annotation");
    redact(note).statusCode(201);
    api.post("/experiments", trial).then().statusCode(200);
    api.post("/annotations", Map.of("id", trial.get("id"), "kind", "note", "text", "x"))
        .then()
        .statusCode(409);
  }

  @Test
  void anAmendmentLosesItsTitleAndItsKey() throws Exception {
    api.trial(Map.of("key", "enc", "title", "before"));
    api.trial(Map.of("key", "child", "parents", List.of("enc")));
    String id =
        api.post(
                "/experiments/enc/amendments",
                Map.of("key", secret, "title", secret, "results", Map.of(secret, 1)))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    api.trial(Map.of("key", "other", "parents", List.of(secret)));
    redact(id).statusCode(201);
    assertGone(Traces.of(secret));
    api.get("/experiments/enc")
        .then()
        .body("key", equalTo("enc"))
        .body("title", equalTo("before"))
        .body("aliases", hasSize(0));
    api.get("/experiments/other").then().body("parents.key", contains("enc"));
    redact(id).statusCode(200);
  }

  @Test
  void anAttachmentLosesItsBytesItsNamesItsThumbnailsAndItsAmendments() throws Exception {
    var image = dev.tsuiki.attachment.TestImages.png(900, 700);
    String id =
        given()
            .multiPart("file", secret + ".png", image, "image/png")
            .multiPart("label", secret)
            .post(api.path("/attachments"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    api.get("/attachments/" + id + "/thumbnails/320").then().statusCode(200);
    String amendment =
        api.post("/attachments/" + id + "/amendments", Map.of("label", "new " + secret))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    var picture =
        api.post("/annotations", Map.of("kind", "note", "text", "look", "attachments", List.of(id)))
            .<String>path("id");
    assertEquals(2, objects());
    String redaction = redact(id).statusCode(201).extract().path("id");
    assertGone(Traces.of(secret).andHashOf(image));
    assertEquals(0, objects());
    api.get("/attachments/" + id).then().statusCode(200).body("redacted.reason", notNullValue());
    api.get("/attachments/" + id + "/content").then().statusCode(404);
    api.get("/attachments/" + id + "/thumbnails/320").then().statusCode(404);
    api.get("/annotations/" + picture).then().statusCode(200);
    redact(amendment).statusCode(200).body("id", equalTo(redaction));
  }

  private long objects() {
    try (var objects = store.list()) {
      var notebook = UUID.fromString(api.get("").path("id"));
      return objects.filter(object -> object.key().notebook().equals(notebook)).count();
    }
  }

  private Map<String, Object> file(String path, String text) {
    return Map.of("path", path, "text", text);
  }

  @Test
  void aCapturedFileIsGoneFromEverySnapshotThatListsIt() throws Exception {
    api.trial(Map.of("key", "enc"));
    api.trial(Map.of("key", "enc2"));
    var request =
        Map.of(
            "id",
            Ids.next().toString(),
            "files",
            List.of(file("config.py", secret), file("train.py", "x = 1")));
    String id =
        api.post("/experiments/enc/snapshots", request).then().statusCode(201).extract().path("id");
    String elsewhere =
        api.post(
                "/experiments/enc2/snapshots",
                Map.of("files", List.of(file("a/copy.py", secret), file("b.py", "y = 1"))))
            .path("id");
    var order = Map.of("record", id, "path", "config.py", "reason", "a token leaked");
    var redaction =
        api.post("/redactions", order)
            .then()
            .statusCode(201)
            .body("path", equalTo("config.py"))
            .extract()
            .<String>path("id");
    assertGone(Traces.of(secret).andHashOf(secret.getBytes(StandardCharsets.UTF_8)));
    api.get("/snapshots/" + id)
        .then()
        .body("tree.path", contains("config.py", "train.py"))
        .body("tree.redacted", contains(true, false))
        .body("tree.stored", contains(false, true))
        .body("tree[0].sha256", nullValue());
    api.get("/snapshots/" + elsewhere)
        .then()
        .body("tree.path", contains("a/copy.py", "b.py"))
        .body("tree.redacted", contains(true, false));
    String kept = api.get("/snapshots/" + id).path("tree[1].sha256");
    assertEquals("x = 1", api.get("/blobs/" + kept).asString());
    api.post("/redactions", order).then().statusCode(200).body("id", equalTo(redaction));
    api.post("/experiments/enc/snapshots", request).then().statusCode(200).body("id", equalTo(id));
    assertGone(Traces.of(secret));
  }

  @Test
  void aSnapshotLosesItsListAndTheTextsThatOnlyItHas() throws Exception {
    api.trial(Map.of("key", "enc"));
    api.post("/experiments/enc/snapshots", Map.of("files", List.of(file("a.py", "x = 1"))))
        .then()
        .statusCode(201);
    String id =
        api.post(
                "/experiments/enc/snapshots",
                Map.of("files", List.of(file("a.py", "x = 1"), file(secret + ".py", secret))))
            .path("id");
    redact(id).statusCode(201);
    assertGone(Traces.of(secret).andHashOf(secret.getBytes(StandardCharsets.UTF_8)));
    api.get("/snapshots/" + id).then().statusCode(200).body("redacted.reason", notNullValue());
    api.get("/experiments/enc/snapshot").then().body("tree.path", contains("a.py"));
    String kept = api.get("/experiments/enc/snapshot").path("tree[0].sha256");
    assertEquals("x = 1", api.get("/blobs/" + kept).asString());
    api.get("/experiments/enc/snapshots").then().statusCode(200).body("items", hasSize(2));
  }

  @Test
  void onlyOwnersRedact() throws Exception {
    var id = annotate("one");
    try (var connection = TestDatabase.asOwner().getConnection();
        var update =
            connection.prepareStatement(
                "update member set role = 'writer' where notebook = (select id from notebook where slug = ?)")) {
      update.setString(1, api.slug());
      update.executeUpdate();
    }
    redact(id).statusCode(403);
    api.get("").then().body("lastSeq", equalTo(1));
  }
}
