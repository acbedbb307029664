package dev.tsuiki.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TokenTest {
  private Api lab = Api.none();

  @BeforeEach
  void openANotebook() {
    lab = Api.newNotebook();
  }

  private static JsonPath token(Map<String, ?> request) {
    return given()
        .contentType("application/json")
        .body(request)
        .post("/api/v1/tokens")
        .then()
        .statusCode(201)
        .body("secret", startsWith("tsk_"))
        .extract()
        .jsonPath();
  }

  private static RequestSpecification with(String secret) {
    return given().header("Authorization", "Bearer " + secret).contentType("application/json");
  }

  @Test
  void theSecretIsInTheAnswerThatMadeItAndNowhereElse() throws Exception {
    var token = token(Map.of("name", "colab", "access", "write"));
    var secret = token.getString("secret");
    given()
        .get("/api/v1/tokens")
        .then()
        .body("items.id", hasItem(token.getString("id")))
        .body("items.secret", not(hasItem(notNullValue())));
    try (var connection = TestDatabase.asOwner().getConnection();
        var found =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from api_token t where t::text like '%"
                        + secret.substring(4)
                        + "%'")) {
      found.next();
      assertEquals(0, found.getInt(1));
    }
  }

  @Test
  void aTokenDoesWhatItWasMadeForAndNoMore() {
    var other = Api.newNotebook();
    var reader =
        token(Map.of("name", "r", "access", "read", "notebook", lab.slug())).getString("secret");
    with(reader).get(lab.path("")).then().statusCode(200);
    with(reader).body("{}").post(lab.path("/experiments")).then().statusCode(403);
    with(reader).get(other.path("")).then().statusCode(404);
    with(reader)
        .get("/api/v1/me")
        .then()
        .body("notebooks.size()", equalTo(1))
        .body("notebooks[0].slug", equalTo(lab.slug()));
    var writer =
        token(Map.of("name", "w", "access", "write", "notebook", lab.slug())).getString("secret");
    with(writer).body("{}").post(lab.path("/experiments")).then().statusCode(201);
    with(writer).body("{\"slug\":\"mine-too\"}").post("/api/v1/notebooks").then().statusCode(403);
    with(writer)
        .body("{\"name\":\"more\",\"access\":\"write\"}")
        .post("/api/v1/tokens")
        .then()
        .statusCode(403);
  }

  @Test
  void aRevokedOrUnknownTokenIsNobodysEvenHere() {
    var token = token(Map.of("name", "gone", "access", "write"));
    with(token.getString("secret")).get("/api/v1/me").then().statusCode(200);
    given().delete("/api/v1/tokens/" + token.getString("id")).then().statusCode(204);
    for (var secret : new String[] {token.getString("secret"), "tsk_nonsense", "eyJhbGciOi"}) {
      with(secret)
          .get("/api/v1/me")
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", "Bearer")
          .body("type", equalTo("/problems/unauthorized"));
    }
    given().delete("/api/v1/tokens/" + token.getString("id")).then().statusCode(404);
  }

  @Test
  void whoComesThroughAProxyNeedsAToken() {
    given().header("X-Forwarded-For", "203.0.113.9").get("/api/v1/me").then().statusCode(401);
    var secret = token(Map.of("name", "tunnel", "access", "read")).getString("secret");
    with(secret).header("X-Forwarded-For", "203.0.113.9").get("/api/v1/me").then().statusCode(200);
    given().header("X-Forwarded-For", "203.0.113.9").get("/q/metrics").then().statusCode(404);
  }

  @Test
  void aBrowserKeepsATokenInACookieThatScriptsCannotRead() {
    var secret = token(Map.of("name", "browser", "access", "write")).getString("secret");
    var cookie =
        given()
            .contentType("application/json")
            .body(Map.of("token", secret))
            .post("/api/v1/session")
            .then()
            .statusCode(204)
            .extract()
            .detailedCookie("tsuiki_token");
    assertEquals(true, cookie.isHttpOnly());
    assertEquals("Lax", cookie.getSameSite());
    var proxied = new HashMap<>(Map.of("X-Forwarded-For", "203.0.113.9"));
    given().headers(proxied).cookie(cookie).get("/api/v1/me").then().statusCode(200);
    given()
        .headers(proxied)
        .cookie(cookie)
        .contentType("application/json")
        .body("{}")
        .post(lab.path("/experiments"))
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/wrong-origin"));
    given()
        .contentType("application/json")
        .body(Map.of("token", "tsk_wrong"))
        .post("/api/v1/session")
        .then()
        .statusCode(401);
  }

  @Test
  void strangersHostsAndOriginsAreRefused() {
    given()
        .header("Host", "evil.example")
        .get("/api/v1/me")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/wrong-host"));
    given()
        .header("Origin", "https://evil.example")
        .contentType("application/json")
        .body("{}")
        .post(lab.path("/experiments"))
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/wrong-origin"));
    given().header("Origin", "null").get("/api/v1/me").then().statusCode(403);
    given()
        .header("Sec-Fetch-Site", "cross-site")
        .header("Sec-Fetch-Mode", "no-cors")
        .get("/api/v1/me")
        .then()
        .statusCode(403);
    assertEquals(0, lab.journal().size());
  }

  @Test
  void nonsenseIsNoToken() {
    for (var wrong :
        new String[] {
          "{}",
          "{\"name\":\"\",\"access\":\"read\"}",
          "{\"name\":\"n\",\"access\":\"all\"}",
          "{\"name\":\"n\",\"access\":\"read\",\"notebook\":\"not-mine\"}",
          "{\"name\":\"n\",\"access\":\"read\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}"
        }) {
      given()
          .contentType("application/json")
          .body(wrong)
          .post("/api/v1/tokens")
          .then()
          .statusCode(422);
    }
    given()
        .get("/api/v1/me")
        .then()
        .body("person.email", nullValue())
        .body("server.mode", equalTo("local"));
  }
}
