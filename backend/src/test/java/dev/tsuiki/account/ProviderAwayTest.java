package dev.tsuiki.account;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Browser;
import dev.tsuiki.testsupport.Team;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real Keycloak goes away, and comes back having forgotten everything. */
@QuarkusTest
@TestProfile(Team.class)
class ProviderAwayTest {
  @Test
  void tokensAndLivingSessionsGoOnAndWhoeverNeedsTheProviderIsToldSo() throws Exception {
    var name = Team.keycloak().people().somebody();
    var browser = Browser.of(name);
    Team.keycloak().people().changeRealm(Map.of("accessTokenLifespan", 2));
    var ending = Browser.of(name);
    var token =
        JsonPath.from(
                browser.post("/tokens", "{\"name\":\"t\",\"access\":\"write\"}", Team.url()).body())
            .getString("secret");
    Team.keycloak().stop();
    try {
      given().header("Authorization", "Bearer " + token).get("/api/v1/me").then().statusCode(200);
      assertEquals(200, browser.api("/me").statusCode(), "a session that is alive stays so");
      Thread.sleep(4_000);
      var answer = ending.api("/me");
      assertEquals(503, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("sign-in server"), answer.body());
      assertEquals(
          URI.create(Team.url() + "/lab?q=a&signIn=away#x"),
          new Browser().signIn(name, "%2Flab%3Fq%3Da%23x"),
          "whoever wants to sign in is led to a page that says why not");
      assertEquals(
          URI.create(Team.url() + "/?signIn=away"),
          ending.follow(ending.get(Team.url() + "/login?to=/")).uri());
      for (var leaving : List.of(browser, ending)) {
        assertEquals(
            URI.create(Team.url() + "/?signIn=away"),
            leaving.follow(leaving.get(Team.url() + "/logout")).uri(),
            "whoever signs out is not led to a page that does not answer");
        assertEquals(401, leaving.api("/me").statusCode(), "and is signed out");
      }
      assertEquals(List.of("DOWN"), signInIs("well"));
      given().get("/q/health/ready").then().statusCode(200);
    } finally {
      Team.keycloak().start();
    }
    await().atMost(30, SECONDS).until(() -> signInIs("well").equals(List.of("UP")));
    Team.keycloak().people().person(name, true);
    await()
        .atMost(30, SECONDS)
        .untilAsserted(
            () -> {
              var again = new Browser();
              again.signIn(name, "/");
              assertEquals(200, again.api("/me").statusCode());
            });
  }

  private static List<String> signInIs(String page) {
    return given()
        .get("/q/health/" + page)
        .jsonPath()
        .getList("checks.findAll { it.name == 'sign-in' }.status");
  }
}
