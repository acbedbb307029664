package dev.tsuiki.journal;

import static io.restassured.RestAssured.given;

import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FirstTest {
  @Test
  void works() {
    given().get("/api/v1/me").then().log().all();
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("slug", "lab"))
        .post("/api/v1/notebooks")
        .then()
        .log()
        .all();
    given().get("/api/v1/notebooks/lab/journal").then().log().all();
    given().get("/api/v1/nothing").then().log().all();
    given().body("{").contentType(ContentType.JSON).post("/api/v1/notebooks").then().log().all();
    given().get("/q/openapi").then().log().all();
  }
}
