package dev.tsuiki.contract;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of another notebook, wherever an id is taken: they mean nothing here, even to its owner. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ForeignIdsTest {
  private static final String SECRET = "a secret of the other notebook";
  private Api here = Api.none();
  private Api there = Api.none();
  private String note = "";
  private String picture = "";
  private String snapshot = "";
  private String sha256 = "";

  @BeforeEach
  void furnishTwoNotebooks() {
    here = Api.newNotebook();
    there = Api.newNotebook();
    here.trial(Map.of("key", "mine"));
    there.trial(
        Map.of(
            "key",
            "theirs",
            "text",
            SECRET,
            "code",
            Map.of("files", List.of(Map.of("path", "a.py", "text", SECRET)))));
    note =
        there
            .post("/annotations", Map.of("kind", "note", "text", SECRET))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    picture =
        io.restassured.RestAssured.given()
            .multiPart("file", "a.png", Api.PNG)
            .post(there.path("/attachments"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    var code = there.get("/experiments/theirs/snapshot").then().statusCode(200).extract();
    snapshot = code.path("id");
    sha256 = code.path("tree[0].sha256");
  }

  @Test
  void anAddressWithAForeignIdIsEmpty() {
    for (var address :
        List.of(
            "/annotations/" + note,
            "/attachments/" + picture,
            "/attachments/" + picture + "/content",
            "/attachments/" + picture + "/thumbnails/320",
            "/snapshots/" + snapshot,
            "/blobs/" + sha256,
            "/experiments/theirs",
            "/experiments/theirs/snapshot",
            "/experiments/theirs/lineage",
            "/experiments/theirs/amendments",
            "/redactions/" + note,
            "/invitations/" + note)) {
      here.get(address).then().statusCode(404).body(not(containsString(SECRET)));
    }
    here.post("/attachments/" + picture + "/amendments", Map.of("label", "l"))
        .then()
        .statusCode(404);
    here.post("/experiments/theirs/amendments", Map.of("title", "t")).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'annotation':'NOTE'}",
        "{'annotation':'NOTE','quote':'a secret'}",
        "{'attachment':'PICTURE'}",
        "{'attachment':'PICTURE','region':{'x':0.1,'y':0.1,'width':0.1,'height':0.1}}",
        "{'experiment':'theirs'}",
        "{'code':{'experiment':'theirs','path':'a.py','line':1}}",
        "{'result':{'experiment':'theirs','name':'acc'}}"
      })
  void nothingIsAboutAThingOfAnotherNotebook(String about) {
    var body =
        "{'kind':'comment','text':'x','about':[%s]}"
            .formatted(about)
            .replace("NOTE", note)
            .replace("PICTURE", picture)
            .replace('\'', '"');
    here.post("/annotations", body)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/about-unknown"))
        .body("detail", not(containsString(SECRET)));
    assertEquals(1, here.journal().size());
  }

  @Test
  void noAttachmentOfAnotherNotebookIsTaken() {
    here.post("/annotations", Map.of("kind", "note", "text", "x", "attachments", List.of(picture)))
        .then()
        .statusCode(422);
    assertEquals(1, here.journal().size());
  }

  @Test
  void aParentOfAnotherNotebookIsOnlyAName() {
    here.trial(Map.of("key", "child", "parents", List.of("theirs")));
    here.get("/experiments/child/lineage").then().statusCode(200).body(not(containsString(SECRET)));
    there.get("/experiments/theirs/lineage").then().body(not(containsString("child")));
  }

  @Test
  void bytesOfAnotherNotebookAreNotHereUntilTheyAreSent() {
    here.post(
            "/experiments/mine/snapshots",
            Map.of(
                "files",
                List.of(Map.of("path", "a.py", "sha256", sha256, "size", SECRET.length()))))
        .then()
        .statusCode(409)
        .body("missing", equalTo(List.of(sha256)));
  }

  @Test
  void nobodyRedactsWhatIsInAnotherNotebook() {
    for (var record : List.of(note, picture, snapshot)) {
      here.post("/redactions", Map.of("record", record, "reason", "r")).then().statusCode(404);
    }
    there.get("/annotations/" + note).then().statusCode(200).body("text", equalTo(SECRET));
  }

  @Test
  void anIdThatIsUsedInAnotherNotebookIsFreeHere() {
    here.post("/annotations", Map.of("id", note, "kind", "note", "text", "mine"))
        .then()
        .statusCode(201);
    there.get("/annotations/" + note).then().body("text", equalTo(SECRET));
    here.get("/annotations/" + note).then().body("text", equalTo("mine"));
  }

  @Test
  void aStrangersTokenIsNotMineToRevoke() {
    io.restassured.RestAssured.given()
        .delete("/api/v1/tokens/" + UUID.randomUUID())
        .then()
        .statusCode(404);
  }
}
