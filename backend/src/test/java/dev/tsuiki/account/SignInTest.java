package dev.tsuiki.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Browser;
import dev.tsuiki.testsupport.Keycloak;
import dev.tsuiki.testsupport.Team;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with a real Keycloak. */
@QuarkusTest
@TestProfile(Team.class)
class SignInTest {
  private static String person(String... roles) {
    return Team.keycloak().people().somebody(roles);
  }

  private static Browser signedIn(String person) {
    var browser = new Browser();
    assertEquals(URI.create(Team.url() + "/"), browser.signIn(person, "/"));
    assertEquals(200, browser.api("/me").statusCode());
    return browser;
  }

  @Test
  void nothingUnderApiEverRedirects() {
    var answer = new Browser().api("/me");
    assertEquals(401, answer.statusCode());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  void signingInLeadsBackToWhereOneWas() {
    var name = person();
    var browser = new Browser();
    assertEquals(
        URI.create(Team.url() + "/lab/e/enc_k5?x=%E5%B1%A4"),
        browser.signIn(name, "%2Flab%2Fe%2Fenc_k5%3Fx%3D%25E5%25B1%25A4"));
    var me = JsonPath.from(browser.api("/me").body());
    assertEquals(name + " Test", me.getString("person.name"));
    assertEquals(name + "@example.org", me.getString("person.email"));
    assertEquals("team", me.getString("server.mode"));
    // once more, with a session that is there: no form, straight on
    assertEquals(URI.create(Team.url() + "/lab"), browser.signIn(name, "/lab"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/%5Cevil.example",
        "javascript:1",
        "a b"
      })
  void signingInLeadsNowhereElse(String elsewhere) {
    var encoded = elsewhere.replace(" ", "%20").replace(":", "%3A");
    assertEquals(URI.create(Team.url() + "/"), new Browser().signIn(person(), encoded));
  }

  @Test
  void theSessionIsOutOfReachOfScripts() {
    var browser = signedIn(person());
    var session =
        browser.cookies().stream().filter(cookie -> cookie.getName().startsWith("q_session"));
    assertTrue(session.allMatch(cookie -> cookie.isHttpOnly() && "/".equals(cookie.getPath())));
  }

  @Test
  void aWriteWithTheSessionNeedsTheRightOrigin() {
    var browser = signedIn(person());
    var body = "{\"slug\":\"n-%s\"}".formatted(UUID.randomUUID());
    assertEquals(403, browser.post("/notebooks", body, "https://evil.example").statusCode());
    assertEquals(403, browser.post("/notebooks", body, "null").statusCode());
    assertEquals(201, browser.post("/notebooks", body, Team.url()).statusCode());
  }

  @Test
  void signingOutEndsTheProvidersSessionToo() {
    var name = person();
    var browser = signedIn(name);
    assertEquals(1, Team.keycloak().people().sessionsOf(name));
    var end = browser.follow(browser.get(Team.url() + "/logout"));
    assertEquals(URI.create(Team.url() + "/"), end.uri());
    assertEquals(0, Team.keycloak().people().sessionsOf(name));
    assertEquals(401, browser.api("/me").statusCode());
    // and again, when there is nothing left to end
    assertEquals(
        URI.create(Team.url() + "/"), browser.follow(browser.get(Team.url() + "/logout")).uri());
  }

  @Test
  void aSessionRenewsItselfWithoutAnybodyNoticing() throws Exception {
    var name = person();
    Team.keycloak().people().changeRealm(Map.of("accessTokenLifespan", 2));
    try {
      var browser = signedIn(name);
      var before = browser.cookies().toString();
      Thread.sleep(4_000);
      assertEquals(200, browser.api("/me").statusCode());
      assertFalse(before.equals(browser.cookies().toString()), "a new cookie came");
      // the provider's session was ended elsewhere: it cannot be renewed, and that is said plainly
      Team.keycloak().people().endSessionsOf(name);
      Thread.sleep(4_000);
      assertEquals(401, browser.api("/me").statusCode());
      assertEquals(URI.create(Team.url() + "/"), browser.signIn(name, "/"));
      assertEquals(200, browser.api("/me").statusCode());
    } finally {
      Team.keycloak().people().changeRealm(Map.of("accessTokenLifespan", 300));
    }
  }

  @Test
  void manyRequestsAtOnceRenewASessionOnce() throws Exception {
    var name = person();
    // each refresh token is good for one use: a second one would end the session
    Team.keycloak()
        .people()
        .changeRealm(
            Map.of(
                "accessTokenLifespan", 2, "revokeRefreshToken", true, "refreshTokenMaxReuse", 0));
    var pool = java.util.concurrent.Executors.newFixedThreadPool(12);
    try {
      var browser = signedIn(name);
      for (int round = 0; round < 3; round++) {
        Thread.sleep(1_000);
        var header = browser.cookieHeader();
        var all = new java.util.ArrayList<java.util.concurrent.Callable<Integer>>();
        for (int i = 0; i < 12; i++) {
          all.add(() -> given().header("Cookie", header).get("/api/v1/me").statusCode());
        }
        for (var answer : pool.invokeAll(all)) {
          assertEquals(200, answer.get());
        }
        // what came with the old cookie a moment later still counts as signed in, and renews
        // nothing
        assertEquals(200, browser.api("/me").statusCode());
        browser.forgetCookies();
        assertEquals(URI.create(Team.url() + "/"), browser.signIn(name, "/"));
      }
    } finally {
      pool.shutdown();
      Team.keycloak()
          .people()
          .changeRealm(Map.of("accessTokenLifespan", 300, "revokeRefreshToken", false));
    }
  }

  @Test
  void whereOneIsLedDoesNotDependOnWhatTheProxyCallsUs() throws Exception {
    var challenge =
        dev.tsuiki.testsupport.Wire.send(
            "GET /login?to=%2Flab HTTP/1.1\r\nHost: inner:8080\r\nConnection: close\r\n\r\n");
    assertEquals(302, challenge.status());
    assertTrue(
        String.valueOf(challenge.headers().get("location"))
            .contains(
                "redirect_uri="
                    + java.net.URLEncoder.encode(
                        Team.url() + "/callback", java.nio.charset.StandardCharsets.UTF_8)),
        challenge.toString());
    var out =
        dev.tsuiki.testsupport.Wire.send(
            "GET /logout HTTP/1.1\r\nHost: inner:8080\r\nConnection: close\r\n\r\n");
    assertEquals("/", out.headers().get("location"));
  }

  @Test
  void aProgramComesWithAnAccessTokenThatIsMeantForUs() {
    var name = person();
    var keycloak = Team.keycloak().people();
    keycloak.script("script-" + name, Keycloak.CLIENT);
    keycloak.script("other-" + name, "somebody-else");
    var access = keycloak.token("script-" + name, name, "access_token");
    bearer(access, 200);
    given()
        .header("Authorization", "Bearer " + access)
        .get("/api/v1/me")
        .then()
        .body("person.email", equalTo(name + "@example.org"));
    bearer(keycloak.token("other-" + name, name, "access_token"), 401);
    bearer(keycloak.token("script-" + name, name, "id_token"), 401);
    var parts = access.split("\\.");
    bearer(parts[0] + "." + parts[1] + ".AAAA", 401);
    var none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes());
    bearer(none + "." + parts[1] + ".", 401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer a.b.c",
        "Basic YTpi",
        "tsk_",
        "Bearer tsk_no",
        "Digest x"
      })
  void whatIsNoCredentialIsRefusedPlainly(String header) {
    given()
        .header("Authorization", header)
        .get("/api/v1/me")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/unauthorized"));
  }

  @Test
  void whoeverWasDeactivatedIsShutOutAtOnce() throws Exception {
    var name = person();
    var browser = signedIn(name);
    try (var connection = TestDatabase.asOwner().getConnection();
        var sql =
            connection.prepareStatement(
                "update account set deactivated_at = now() where user_name = ?")) {
      sql.setString(1, name);
      assertEquals(1, sql.executeUpdate());
    }
    var answer = browser.api("/me");
    assertEquals(401, answer.statusCode());
    assertTrue(answer.body().contains("/problems/account-deactivated"), answer.body());
  }

  @Test
  void anAdministratorIsWhoeverHasTheRole() {
    assertFalse(
        JsonPath.from(signedIn(person()).api("/me").body()).getBoolean("person.administrator"));
    assertTrue(
        JsonPath.from(signedIn(person("tsuiki-admin")).api("/me").body())
            .getBoolean("person.administrator"));
  }

  private static void bearer(String token, int status) {
    given().header("Authorization", "Bearer " + token).get("/api/v1/me").then().statusCode(status);
  }
}
