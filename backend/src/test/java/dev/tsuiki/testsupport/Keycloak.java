package dev.tsuiki.testsupport;

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
  private static final Duration LONGEST_START = Duration.ofMinutes(10);

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

  public KeycloakPeople people() {
    return new KeycloakPeople(port);
  }

  static String admin() {
    return ADMIN;
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
