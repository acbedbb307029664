package dev.tsuiki.notebook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NotebookTest {
  private Api lab = Api.none();

  @BeforeEach
  void openANotebook() {
    lab = Api.newNotebook();
  }

  private static String somebody() throws SQLException {
    var id = UUID.randomUUID().toString();
    try (var connection = TestDatabase.asOwner().getConnection();
        var sql = connection.createStatement()) {
      sql.execute(
          "insert into account (id, issuer, subject, name) values ('%s', 'test', '%s', 'Mai')"
              .formatted(id, id));
    }
    return id;
  }

  @Test
  void whoMakesANotebookOwnsIt() {
    lab.get("")
        .then()
        .body("role", equalTo("owner"))
        .body("lastSeq", equalTo(0))
        .body("title", equalTo(lab.slug()));
    given().get("/api/v1/notebooks?limit=1000").then().body("items.slug", hasItem(lab.slug()));
    given().get("/api/v1/me").then().body("notebooks.slug", hasItem(lab.slug()));
  }

  @Test
  void itsRecordsAreCountedByKindHoweverOftenAndAfterWhateverIsAsked() throws SQLException {
    for (int times = 1; times <= 3; times++) {
      lab.trial(Map.of("key", "k" + times, "text", "said with it"));
      lab.post("/annotations", Map.of("kind", "note", "text", "said alone"));
      given()
          .multiPart("file", "a.png", Api.PNG, "image/png")
          .post(lab.path("/attachments"))
          .then()
          .statusCode(201);
      requireCounts(times, 2 * times, times);
    }
    // restored to what it was before the last three: a new epoch
    try (var connection = TestDatabase.asOwner().getConnection();
        var sql = connection.createStatement()) {
      sql.execute(
          "update notebook set epoch = gen_random_uuid(), last_seq = last_seq - 4 where slug = '%s'"
              .formatted(lab.slug()));
    }
    requireCounts(2, 4, 2);
  }

  private void requireCounts(int experiments, int annotations, int attachments) {
    lab.get("")
        .then()
        .body("counts.experiments", equalTo(experiments))
        .body("counts.annotations", equalTo(annotations))
        .body("counts.attachments", equalTo(attachments))
        .body("counts.records", equalTo(experiments + annotations + attachments));
  }

  @Test
  void aSlugIsTakenOnceAndSomeNever() {
    given()
        .contentType("application/json")
        .body(Map.of("slug", lab.slug()))
        .post(Api.BASE)
        .then()
        .statusCode(409);
    for (var slug :
        List.of("api", "settings", "A", "a b", "-a", "a-", "a--b", "", "é", "x".repeat(64))) {
      given()
          .contentType("application/json")
          .body(Map.of("slug", slug))
          .post(Api.BASE)
          .then()
          .statusCode(422);
    }
  }

  @Test
  void settingsThatAreNotGivenStay() {
    given()
        .contentType("application/json")
        .body(Map.of("title", "実験室", "better", Map.of("acc", "higher", "loss", "lower")))
        .put(lab.path("/settings"))
        .then()
        .statusCode(200)
        .body("title", equalTo("実験室"));
    given()
        .contentType("application/json")
        .body(Map.of("archived", true))
        .put(lab.path("/settings"))
        .then()
        .body("title", equalTo("実験室"))
        .body("better.loss", equalTo("lower"))
        .body("archived", equalTo(true));
    lab.post("/experiments", Map.of())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/archived"));
  }

  @Test
  void theLastOwnerStays() throws SQLException {
    String me = given().get("/api/v1/me").path("person.id");
    given()
        .delete(lab.path("/members/" + me))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/last-owner"));
    given()
        .contentType("application/json")
        .body(Map.of("role", "reader"))
        .put(lab.path("/members/" + me))
        .then()
        .statusCode(409);
    var mai = somebody();
    given()
        .contentType("application/json")
        .body(Map.of("role", "owner"))
        .put(lab.path("/members/" + mai))
        .then()
        .statusCode(200);
    lab.get("/members").then().body("items", hasSize(2));
    given().delete(lab.path("/members/" + me)).then().statusCode(204);
    lab.get("").then().statusCode(404);
  }

  @Test
  void readersReadAndWritersWriteAndNeitherRules() throws SQLException {
    String me = given().get("/api/v1/me").path("person.id");
    var mai = somebody();
    given()
        .contentType("application/json")
        .body(Map.of("role", "owner"))
        .put(lab.path("/members/" + mai))
        .then()
        .statusCode(200);
    given()
        .contentType("application/json")
        .body(Map.of("role", "writer"))
        .put(lab.path("/members/" + me))
        .then()
        .statusCode(200);
    lab.post("/experiments", Map.of()).then().statusCode(201);
    given()
        .contentType("application/json")
        .body(Map.of("title", "t"))
        .put(lab.path("/settings"))
        .then()
        .statusCode(403);
    given().delete(lab.path("/members/" + mai)).then().statusCode(403);
    as("reader", me);
    lab.post("/experiments", Map.of()).then().statusCode(403);
    lab.get("/journal").then().statusCode(200).body("items", hasSize(1));
  }

  private void as(String role, String account) throws SQLException {
    try (var connection = TestDatabase.asOwner().getConnection();
        var sql = connection.createStatement()) {
      sql.execute(
          "update member set role = '%s' where account = '%s' and notebook = (select id from notebook where slug = '%s')"
              .formatted(role, account, lab.slug()));
    }
  }

  @Test
  void aNotebookThatIsNotMineIsNotThere() {
    for (var path :
        List.of("", "/journal", "/experiments", "/annotations", "/members", "/journal/live")) {
      given().get(Api.BASE + "/no-such-notebook" + path).then().statusCode(404);
    }
  }
}
