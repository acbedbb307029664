package dev.tsuiki.notebook;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tsuiki.testsupport.Browser;
import dev.tsuiki.testsupport.KeycloakPeople;
import dev.tsuiki.testsupport.Team;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person invites another, who may never have been here. */
@QuarkusTest
@TestProfile(Team.class)
class InvitationTest {
  private final String slug = "i-" + UUID.randomUUID();
  private Browser kei = new Browser();

  @BeforeEach
  void openANotebook() {
    kei = Browser.of(people().somebody());
    kei.json("POST", "/notebooks", Map.of("slug", slug), 201);
  }

  private static KeycloakPeople people() {
    return Team.keycloak().people();
  }

  private String path(String rest) {
    return "/notebooks/" + slug + rest;
  }

  private String roleOf(Browser somebody) {
    return somebody.read("/me").getString("notebooks.find { it.slug == '" + slug + "' }?.role");
  }

  private List<String> deeds() {
    return kei.read(path("/activity")).getList("items.what");
  }

  @Test
  void anAddressIsWaitedForUntilItsOwnerSignsIn() {
    var mai = people().somebody();
    var address = mai.toUpperCase(Locale.ROOT) + "@Example.org";
    var invitation =
        kei.json("POST", path("/invitations"), Map.of("email", address, "role", "writer"), 201);
    assertEquals("waiting", invitation.getString("state"));
    assertEquals(List.of(address), kei.read(path("/invitations")).getList("items.email"));
    var maisBrowser = Browser.of(mai);
    assertEquals("writer", roleOf(maisBrowser));
    maisBrowser.json("POST", path("/experiments"), Map.of("key", "first"), 201);
    assertEquals(List.of(), kei.read(path("/invitations")).getList("items"));
    assertEquals(
        "accepted",
        kei.read(path("/invitations/" + invitation.getString("id"))).getString("state"));
    assertEquals(List.of("joined", "invited", "created"), deeds());
  }

  @Test
  void aUserNameOpensTheDoorToo() {
    var mai = people().somebody();
    kei.json("POST", path("/invitations"), Map.of("user", mai, "role", "reader"), 201);
    assertEquals("reader", roleOf(Browser.of(mai)));
  }

  @Test
  void whoeverIsKnownIsAMemberAtOnce() {
    var mai = people().somebody();
    var maisBrowser = Browser.of(mai);
    assertNull(roleOf(maisBrowser));
    var invitation =
        kei.json(
            "POST",
            path("/invitations"),
            Map.of("email", mai + "@example.org", "role", "owner"),
            201);
    assertEquals("accepted", invitation.getString("state"));
    assertEquals("owner", roleOf(maisBrowser));
    var again = kei.json("POST", path("/invitations"), Map.of("user", mai, "role", "reader"), 409);
    assertEquals("/problems/already-member", again.getString("type"));
  }

  @Test
  void anAddressThatTheProviderDoesNotVouchForOpensNothing() {
    var name = "u" + UUID.randomUUID().toString().substring(0, 8);
    people().person(name, false);
    kei.json(
        "POST",
        path("/invitations"),
        Map.of("email", name + "@example.org", "role", "writer"),
        201);
    var browser = Browser.of(name);
    assertNull(roleOf(browser));
    // verified later: the next sign-in opens it
    people().change(name, Map.of("emailVerified", true));
    assertEquals("writer", roleOf(Browser.of(name)));
  }

  @Test
  void aWithdrawnInvitationOpensNothing() {
    var mai = people().somebody();
    var id =
        kei.json("POST", path("/invitations"), Map.of("user", mai, "role", "writer"), 201)
            .getString("id");
    kei.json("DELETE", path("/invitations/" + id), "", 204);
    kei.json("DELETE", path("/invitations/" + id), "", 404);
    assertNull(roleOf(Browser.of(mai)));
    assertEquals(List.of("invitation-withdrawn", "invited", "created"), deeds());
  }

  @Test
  void askingTwiceIsARetryAndAskingForSomethingElseIsNot() {
    var id = UUID.randomUUID();
    var request = Map.of("id", id, "user", "nobody-yet-" + id, "role", "writer");
    kei.json("POST", path("/invitations"), request, 201);
    kei.json("POST", path("/invitations"), request, 200);
    var other = Map.of("id", id, "user", "nobody-yet-" + id, "role", "owner");
    assertEquals(
        "/problems/id-reused",
        kei.json("POST", path("/invitations"), other, 409).getString("type"));
    var twice = Map.of("user", "NOBODY-yet-" + id, "role", "writer");
    kei.json("POST", path("/invitations"), twice, 409);
  }

  @Test
  void nonsenseIsNoInvitation() {
    for (var wrong :
        List.of(
            Map.of("role", "writer"),
            Map.of("user", "a", "email", "a@example.org", "role", "writer"),
            Map.of("email", "nobody", "role", "writer"),
            Map.of("user", " ", "role", "writer"),
            Map.of("user", "a"))) {
      kei.json("POST", path("/invitations"), wrong, 422);
    }
    kei.json("POST", path("/invitations"), Map.of("user", "a", "role", "king"), 400);
  }

  @Test
  void onlyOwnersInviteAndOnlyInPerson() {
    var mai = people().somebody();
    kei.json("POST", path("/invitations"), Map.of("user", mai, "role", "writer"), 201);
    var maisBrowser = Browser.of(mai);
    maisBrowser.json("POST", path("/invitations"), Map.of("user", "x", "role", "writer"), 403);
    maisBrowser.json("GET", path("/activity"), "", 403);
    var token =
        kei.json("POST", "/tokens", Map.of("name", "t", "access", "write"), 201)
            .getString("secret");
    given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(Map.of("user", "x", "role", "writer"))
        .post("/api/v1" + path("/invitations"))
        .then()
        .statusCode(403);
  }

  @Test
  void ownersSeeWhatWasDoneAndToWhom() {
    var mai = people().somebody();
    kei.json("POST", path("/invitations"), Map.of("user", mai, "role", "writer"), 201);
    var maisBrowser = Browser.of(mai);
    var maisId = maisBrowser.read("/me").getString("person.id");
    kei.json("PUT", path("/members/" + maisId), Map.of("role", "reader"), 200);
    kei.json("PUT", path("/settings"), Map.of("archived", true), 200);
    kei.json("PUT", path("/settings"), Map.of("archived", false), 200);
    kei.json("PUT", path("/settings"), Map.of("title", "Laboratory"), 200);
    var token = Map.of("name", "colab", "access", "write", "notebook", slug);
    var id = kei.json("POST", "/tokens", token, 201).getString("id");
    kei.json("DELETE", "/tokens/" + id, "", 204);
    maisBrowser.json("DELETE", path("/members/" + maisId), "", 204);
    assertEquals(
        List.of(
            "left",
            "token-revoked",
            "token-made",
            "settings-changed",
            "unarchived",
            "archived",
            "role-changed",
            "joined",
            "invited",
            "created"),
        deeds());
    var all = kei.read(path("/activity"));
    assertEquals("reader", all.getString("items[6].detail"));
    assertEquals(maisId, all.getString("items[6].whom.id"));
    // page by page it is the same list
    var first = kei.read(path("/activity?limit=4"));
    var second = kei.read(path("/activity?limit=50&pageToken=" + first.getString("nextPageToken")));
    assertEquals(4, first.getList("items").size());
    assertEquals(6, second.getList("items").size());
    assertNull(second.getString("nextPageToken"));
  }
}
