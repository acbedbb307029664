package dev.tsuiki.contract;

import static io.restassured.RestAssured.given;

import dev.tsuiki.testsupport.Browser;
import dev.tsuiki.testsupport.Keycloak;
import dev.tsuiki.testsupport.Team;
import dev.tsuiki.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Everybody who may knock, each with every kind of credential there is. */
final class Callers {
  /** What somebody is to the notebook, or to the instance. */
  enum Role {
    NONE,
    READER,
    WRITER,
    OWNER,
    ADMINISTRATOR,
    /** An owner whose account was deactivated. */
    DEACTIVATED
  }

  enum Credential {
    NOTHING,
    NONSENSE,
    COOKIE,
    COOKIE_FROM_ELSEWHERE,
    ACCESS_TOKEN,
    TOKEN_WRITE,
    TOKEN_READ,
    TOKEN_WRITE_HERE,
    TOKEN_READ_HERE,
    TOKEN_WRITE_ELSEWHERE,
    TOKEN_EXPIRED,
    TOKEN_REVOKED;

    boolean isToken() {
      return name().startsWith("TOKEN_");
    }

    boolean isForOneNotebook() {
      return name().endsWith("HERE") || this == TOKEN_WRITE_ELSEWHERE;
    }

    boolean reads() {
      return name().startsWith("TOKEN_READ");
    }

    boolean isDead() {
      return this == TOKEN_EXPIRED || this == TOKEN_REVOKED || this == NONSENSE;
    }
  }

  private record Made(String id, String secret) {}

  record Caller(Role role, Credential credential, Map<String, String> headers) {
    @Override
    public String toString() {
      return role + " with " + credential;
    }
  }

  private final EnumMap<Role, Browser> browsers = new EnumMap<>(Role.class);
  private final List<Caller> all = new ArrayList<>();
  final String notebook;

  /** Opens a notebook and lets them all come. */
  Callers() throws SQLException {
    var keycloak = Team.keycloak().people();
    var names = new EnumMap<Role, String>(Role.class);
    for (var role : Role.values()) {
      var name =
          role == Role.ADMINISTRATOR ? keycloak.somebody("tsuiki-admin") : keycloak.somebody();
      names.put(role, name);
      browsers.put(role, Browser.of(name));
    }
    notebook = newNotebook(Role.OWNER);
    for (var role : List.of(Role.READER, Role.WRITER, Role.DEACTIVATED)) {
      var as = role == Role.DEACTIVATED ? "owner" : role.name().toLowerCase(java.util.Locale.ROOT);
      browser(Role.OWNER)
          .json(
              "PUT",
              "/notebooks/%s/members/%s".formatted(notebook, idOf(role)),
              Map.of("role", as),
              200);
    }
    var script = "matrix-" + UUID.randomUUID();
    keycloak.script(script, Keycloak.CLIENT);
    for (var role : Role.values()) {
      add(role, Credential.COOKIE, cookie(role, Team.url()));
      add(role, Credential.COOKIE_FROM_ELSEWHERE, cookie(role, "https://elsewhere.example"));
      var access = keycloak.token(script, Objects.requireNonNull(names.get(role)), "access_token");
      add(role, Credential.ACCESS_TOKEN, bearer(access));
      tokens(role);
    }
    all.add(new Caller(Role.NONE, Credential.NOTHING, Map.of()));
    all.add(new Caller(Role.NONE, Credential.NONSENSE, bearer("tsk_nonsense")));
    all.add(new Caller(Role.NONE, Credential.NONSENSE, bearer("eyJhbGciOiJub25lIn0.e30.")));
    all.add(new Caller(Role.NONE, Credential.NONSENSE, Map.of("Authorization", "Basic YTpi")));
    browser(Role.ADMINISTRATOR)
        .json(
            "PUT",
            "/instance/accounts/" + idOf(Role.DEACTIVATED),
            Map.of("deactivated", true),
            200);
  }

  List<Caller> all() {
    return all;
  }

  Browser browser(Role role) {
    return Objects.requireNonNull(browsers.get(role));
  }

  String newNotebook(Role owner) {
    var slug = "m-" + UUID.randomUUID();
    browser(owner).json("POST", "/notebooks", Map.of("slug", slug), 201);
    return slug;
  }

  private String idOf(Role role) {
    return browser(role).read("/me").getString("person.id");
  }

  private void tokens(Role role) throws SQLException {
    var elsewhere = newNotebook(role);
    add(role, Credential.TOKEN_WRITE, token(role, Map.of("access", "write")));
    add(role, Credential.TOKEN_READ, token(role, Map.of("access", "read")));
    add(
        role,
        Credential.TOKEN_WRITE_ELSEWHERE,
        token(role, Map.of("access", "write", "notebook", elsewhere)));
    if (role != Role.NONE && role != Role.ADMINISTRATOR) {
      // nobody makes a token for a notebook that is not theirs
      add(
          role,
          Credential.TOKEN_WRITE_HERE,
          token(role, Map.of("access", "write", "notebook", notebook)));
      add(
          role,
          Credential.TOKEN_READ_HERE,
          token(role, Map.of("access", "read", "notebook", notebook)));
    }
    var revoked = made(role, Map.of("access", "write"));
    browser(role).json("DELETE", "/tokens/" + revoked.id(), Map.of(), 204);
    add(role, Credential.TOKEN_REVOKED, bearer(revoked.secret()));
    var expired = made(role, Map.of("access", "write"));
    try (var connection = TestDatabase.asOwner().getConnection();
        var sql =
            connection.prepareStatement(
                "update api_token set expires_at = now() - interval '1 second' where id = ?")) {
      sql.setObject(1, UUID.fromString(expired.id()));
      sql.executeUpdate();
    }
    add(role, Credential.TOKEN_EXPIRED, bearer(expired.secret()));
  }

  private Map<String, String> token(Role role, Map<String, String> request) {
    return bearer(made(role, request).secret());
  }

  private Made made(Role role, Map<String, String> request) {
    var body = new java.util.HashMap<>(request);
    body.put("name", "of the matrix");
    var made = browser(role).json("POST", "/tokens", body, 201);
    return new Made(made.getString("id"), made.getString("secret"));
  }

  private Map<String, String> cookie(Role role, String origin) {
    return Map.of("Cookie", browser(role).cookieHeader(), "Origin", origin);
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  private void add(Role role, Credential credential, Map<String, String> headers) {
    all.add(new Caller(role, credential, headers));
  }

  /** A token of the owner that may do everything a token may, to furnish notebooks with. */
  String ownersSecret() {
    return made(Role.OWNER, Map.of("access", "write")).secret();
  }

  static io.restassured.specification.RequestSpecification with(String secret) {
    return given().header("Authorization", "Bearer " + secret);
  }
}
