package dev.tsuiki.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Limited;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(Limited.class)
class RateTest {
  private static String token() {
    return given()
        .contentType("application/json")
        .body(Map.of("name", "script", "access", "write"))
        .post("/api/v1/tokens")
        .then()
        .statusCode(201)
        .extract()
        .path("secret");
  }

  private static Response me(String secret) {
    return given().header("Authorization", "Bearer " + secret).get("/api/v1/me");
  }

  @Test
  void aTokenThatAsksTooOftenIsToldHowLongToWaitAndThenGoesOn() throws Exception {
    var secret = token();
    var answer = me(secret);
    int asked = 1;
    for (; answer.statusCode() == 200 && asked < 10 * Limited.BURST; asked++) {
      answer = me(secret);
    }
    assertTrue(asked > Limited.BURST, "refused after " + asked);
    answer
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", notNullValue())
        .body("type", equalTo("/problems/too-many-requests"))
        .body("detail", containsString("this token"));
    // another token of the same person, and the person, are not meant
    assertEquals(200, me(token()).statusCode());
    given().get("/api/v1/me").then().statusCode(200);
    Thread.sleep(1_000L * Integer.parseInt(answer.header("Retry-After")));
    assertEquals(200, me(secret).statusCode());
  }
}
