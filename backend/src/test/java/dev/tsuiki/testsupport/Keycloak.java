package dev.tsuiki.testsupport;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Keycloak on a free loopback port, with the realm of deploy/compose. Its distribution is
 * unpacked by the build and prepared once; people are made by its own administration.
 */
public final class Keycloak {
  public static final String CLIENT = "tsuiki";
  public static final String CLIENT_SECRET = "secret-of-the-test-run";

  /** A program of the tests that may ask for access tokens with a password. */
  public static final String SCRIPT = "script";

  private static final String ADMIN = "admin-of-the-test-run";
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private final int port = freePort();
  private final String publicUrl;
  private final Path home;
  private @Nullable Process process;

  /** Knows the application at this address, and starts. */
  public Keycloak(String publicUrl) {
    this.publicUrl = publicUrl;
    this.home = unpacked();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    start();
  }

  public String issuer() {
    return "http://127.0.0.1:%d/realms/tsuiki".formatted(port);
  }

  public void start() {
    try {
      prepare();
      var data = Files.createDirectories(home.resolve("data").resolve("import"));
      Files.copy(
          realm(), data.resolve("realm.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      process =
          command(
                  "start",
                  "--optimized",
                  "--http-enabled=true",
                  "--http-host=127.0.0.1",
                  "--http-port=" + port,
                  "--hostname=http://127.0.0.1:" + port,
                  "--import-realm")
              .start();
      awaitStart();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public void stop() {
    var running = process;
    process = null;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
      try {
        running.waitFor(20, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
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
        .baseUri(issuer())
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
            .formParam("username", ADMIN)
            .formParam("password", ADMIN)
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

  /** Keycloak builds itself for its settings: once, since it takes longer than to start. */
  private void prepare() throws IOException {
    var done = home.resolve("tsuiki-built");
    if (Files.exists(done)) {
      return;
    }
    try {
      var build = command("build", "--db=dev-mem", "--cache=local").start();
      if (!build.waitFor(10, TimeUnit.MINUTES) || build.exitValue() != 0) {
        throw new IllegalStateException("Keycloak does not build, see " + log());
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    Files.createFile(done);
  }

  private ProcessBuilder command(String... arguments) {
    var command =
        Stream.concat(
                Stream.of(home.resolve("bin").resolve("kc.sh").toString()), Stream.of(arguments))
            .toList();
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "TSUIKI_OIDC_CLIENT_SECRET", CLIENT_SECRET,
                "TSUIKI_PUBLIC_URL", publicUrl,
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN,
                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
                "JAVA_HOME", System.getProperty("java.home")));
    return builder;
  }

  private Path log() {
    return home.resolve("tsuiki-test.log");
  }

  private void awaitStart() {
    var until = Instant.now().plus(LONGEST_START);
    var client = HttpClient.newHttpClient();
    var request =
        HttpRequest.newBuilder(URI.create(issuer())).timeout(Duration.ofSeconds(5)).build();
    while (Instant.now().isBefore(until)) {
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It starts.
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      sleep();
    }
    throw new IllegalStateException("Keycloak does not start, see " + log());
  }

  private static void sleep() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static Path realm() {
    return Path.of("..", "deploy", "compose", "keycloak", "realm.json");
  }

  private static Path unpacked() {
    try (var found = Files.list(Path.of("target", "keycloak"))) {
      return found
          .filter(folder -> folder.getFileName().toString().startsWith("keycloak-"))
          .findFirst()
          .map(Path::toAbsolutePath)
          .orElseThrow();
    } catch (IOException missing) {
      throw new UncheckedIOException(
          "unpacked by the build: ./mvnw -pl backend generate-test-resources", missing);
    }
  }

  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
