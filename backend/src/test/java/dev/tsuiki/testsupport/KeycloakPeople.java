package dev.tsuiki.testsupport;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The people, sessions and clients of the tests' Keycloak, by its own administration. */
public final class KeycloakPeople {
  private final int port;

  KeycloakPeople(int port) {
    this.port = port;
  }

  /** Somebody new, with a verified address. */
  public String somebody(String... roles) {
    var name = "p" + UUID.randomUUID().toString().substring(0, 8);
    person(name, true, roles);
    return name;
  }

  /** Makes somebody whose password is their name and "-password". */
  public void person(String name, boolean emailVerified, String... roles) {
    admin()
        .body(
            Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@example.org",
                "emailVerified",
                emailVerified,
                "firstName",
                name,
                "lastName",
                "Test",
                "credentials",
                List.of(Map.of("type", "password", "value", password(name)))))
        .post("/users")
        .then()
        .statusCode(201);
    for (var role : roles) {
      var found = admin().get("/roles/" + role).then().statusCode(200).extract().as(Map.class);
      admin()
          .body(List.of(found))
          .post("/users/" + idOf(name) + "/role-mappings/realm")
          .then()
          .statusCode(204);
    }
  }

  public static String password(String name) {
    return name + "-password-of-the-test";
  }

  public void change(String name, Map<String, ?> attributes) {
    admin().body(attributes).put("/users/" + idOf(name)).then().statusCode(204);
  }

  /** Changes settings of the realm, such as how long a token lives. */
  public void changeRealm(Map<String, ?> settings) {
    admin().body(settings).put("").then().statusCode(204);
  }

  public void endSessionsOf(String name) {
    admin().post("/users/" + idOf(name) + "/logout").then().statusCode(204);
  }

  /** How many sessions the provider itself holds for somebody. */
  public int sessionsOf(String name) {
    return admin().get("/users/" + idOf(name) + "/sessions").jsonPath().getList("$").size();
  }

  /** Adds a public client that hands out access tokens meant for this audience. */
  public void script(String client, String audience) {
    admin()
        .body(
            Map.of(
                "clientId", client,
                "publicClient", true,
                "directAccessGrantsEnabled", true,
                "standardFlowEnabled", false,
                "protocolMappers",
                    List.of(
                        Map.of(
                            "name", "audience",
                            "protocol", "openid-connect",
                            "protocolMapper", "oidc-audience-mapper",
                            "config",
                                Map.of(
                                    "included.custom.audience",
                                    audience,
                                    "access.token.claim",
                                    "true")))))
        .post("/clients")
        .then()
        .statusCode(201);
  }

  /** A token ({@code access_token} or {@code id_token}) for a program of this person. */
  public String token(String client, String person, String kind) {
    return RestAssured.given()
        .baseUri("http://127.0.0.1:%d/realms/tsuiki".formatted(port))
        .port(port)
        .contentType(ContentType.URLENC)
        .formParam("grant_type", "password")
        .formParam("client_id", client)
        .formParam("username", person)
        .formParam("password", password(person))
        .formParam("scope", "openid profile email")
        .post("/protocol/openid-connect/token")
        .then()
        .statusCode(200)
        .extract()
        .path(kind);
  }

  private String idOf(String name) {
    return admin()
        .queryParam("username", name)
        .queryParam("exact", true)
        .get("/users")
        .path("[0].id");
  }

  private RequestSpecification admin() {
    var base = "http://127.0.0.1:" + port;
    String token =
        RestAssured.given()
            .baseUri(base)
            .port(port)
            .contentType(ContentType.URLENC)
            .formParam("grant_type", "password")
            .formParam("client_id", "admin-cli")
            .formParam("username", Keycloak.admin())
            .formParam("password", Keycloak.admin())
            .post("/realms/master/protocol/openid-connect/token")
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");
    return RestAssured.given()
        .baseUri(base)
        .port(port)
        .basePath("/admin/realms/tsuiki")
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON);
  }
}
