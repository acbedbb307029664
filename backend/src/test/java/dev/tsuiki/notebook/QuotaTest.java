package dev.tsuiki.notebook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.Limited;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(Limited.class)
class QuotaTest {
  @Test
  void aNotebookThatHoldsAsManyRecordsAsItMayTakesNoMoreAndSaysSo() {
    var lab = Api.newNotebook();
    for (int i = 0; i < Limited.RECORDS; i++) {
      lab.trial(Map.of());
    }
    lab.post("/experiments", Map.of())
        .then()
        .statusCode(507)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/quota-met"))
        .body("detail", containsString("%d records".formatted(Limited.RECORDS)));
    lab.get("")
        .then()
        .statusCode(200)
        .body("counts.records", equalTo(Limited.RECORDS))
        .body("quota.records", equalTo(Limited.RECORDS))
        .body("quota.bytes", equalTo(Limited.BYTES));
    assertEquals(Limited.RECORDS, lab.journal().size());
    // its neighbour has room of its own, and what is there can still be taken away
    Api.newNotebook().trial(Map.of());
    given()
        .contentType("application/json")
        .body(Map.of("archived", true))
        .put(lab.path("/settings"))
        .then()
        .statusCode(200);
  }

  @Test
  void bytesOfPicturesAndOfCodeCountTogether() {
    var lab = Api.newNotebook();
    var code = "x = 1\n".repeat(Limited.BYTES / 6);
    lab.trial(
        Map.of("code", Map.of("files", new Object[] {Map.of("path", "train.py", "text", code)})));
    lab.get("").then().body("counts.bytes", equalTo(code.length()));
    given()
        .multiPart("file", "a.png", Api.PNG)
        .post(lab.path("/attachments"))
        .then()
        .statusCode(201);
    lab.get("").then().body("counts.bytes", equalTo(code.length() + Api.PNG.length));
    lab.post("/annotations", Map.of("kind", "note", "text", "too much"))
        .then()
        .statusCode(507)
        .body("type", equalTo("/problems/quota-met"))
        .body("detail", containsString("bytes"));
  }
}
