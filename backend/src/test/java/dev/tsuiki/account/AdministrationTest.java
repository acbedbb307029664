package dev.tsuiki.account;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Browser;
import dev.tsuiki.testsupport.KeycloakPeople;
import dev.tsuiki.testsupport.Team;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever has the provider's role looks after accounts and notebooks, and reads none of them. */
@QuarkusTest
@TestProfile(Team.class)
class AdministrationTest {
  private static KeycloakPeople people() {
    return Team.keycloak().people();
  }

  private static Browser administrator() {
    return Browser.of(people().somebody("tsuiki-admin"));
  }

  private static String id(Browser browser) {
    return browser.read("/me").getString("person.id");
  }

  @Test
  void deactivationEndsTokensAndSessionsAtOnceAndCanBeTakenBack() {
    var mai = people().somebody();
    var browser = Browser.of(mai);
    var id = id(browser);
    var token =
        browser
            .json("POST", "/tokens", Map.of("name", "t", "access", "write"), 201)
            .getString("secret");
    var administrator = administrator();
    var found = administrator.read("/instance/accounts?q=" + mai);
    assertEquals(List.of(id), found.getList("items.id"));
    administrator.json("PUT", "/instance/accounts/" + id, Map.of("deactivated", true), 200);
    assertEquals(401, browser.api("/me").statusCode());
    given().header("Authorization", "Bearer " + token).get("/api/v1/me").then().statusCode(401);
    administrator.json("PUT", "/instance/accounts/" + id, Map.of("deactivated", false), 200);
    assertEquals(200, browser.api("/me").statusCode());
    // a token that was revoked stays so
    given().header("Authorization", "Bearer " + token).get("/api/v1/me").then().statusCode(401);
  }

  @Test
  void nobodyShutsThemselvesOut() {
    var administrator = administrator();
    administrator.json(
        "PUT", "/instance/accounts/" + id(administrator), Map.of("deactivated", true), 409);
    administrator.json(
        "PUT", "/instance/accounts/" + UUID.randomUUID(), Map.of("deactivated", true), 404);
    administrator.json("PUT", "/instance/accounts/" + id(administrator), Map.of(), 422);
  }

  @Test
  void aNotebookWithoutOwnersGetsOneAndStaysClosedToTheAdministrator() {
    var kei = Browser.of(people().somebody());
    var slug = "a-" + UUID.randomUUID();
    kei.json("POST", "/notebooks", Map.of("slug", slug), 201);
    var mai = Browser.of(people().somebody());
    var administrator = administrator();
    var listed = administrator.read("/instance/notebooks?q=" + slug);
    assertEquals(List.of(slug), listed.getList("items.slug"));
    assertEquals(List.of(id(kei)), listed.getList("items[0].owners.id"));
    administrator.json("PUT", "/instance/notebooks/" + slug, Map.of("owner", id(mai)), 200);
    assertEquals(200, mai.api("/notebooks/" + slug + "/activity").statusCode());
    assertEquals(404, administrator.api("/notebooks/" + slug).statusCode());
    administrator.json(
        "PUT", "/instance/notebooks/" + slug, Map.of("owner", UUID.randomUUID()), 422);
    administrator.json("PUT", "/instance/notebooks/no-such", Map.of("owner", id(mai)), 404);
  }

  @Test
  void theListsArePagedAndOnlyForAdministrators() {
    var somebody = Browser.of(people().somebody());
    assertEquals(403, somebody.api("/instance/accounts").statusCode());
    assertEquals(403, somebody.api("/instance/notebooks").statusCode());
    var administrator = administrator();
    var first = administrator.read("/instance/accounts?limit=1");
    var second =
        administrator.read(
            "/instance/accounts?limit=1&pageToken=" + first.getString("nextPageToken"));
    assertTrue(first.getString("items[0].name").compareTo(second.getString("items[0].name")) <= 0);
    // what looks like a wildcard is looked for as it is
    assertEquals(List.of(), administrator.read("/instance/accounts?q=%25").getList("items"));
    var token =
        administrator
            .json("POST", "/tokens", Map.of("name", "t", "access", "write"), 201)
            .getString("secret");
    given()
        .header("Authorization", "Bearer " + token)
        .get("/api/v1/instance/accounts")
        .then()
        .statusCode(403);
  }
}
