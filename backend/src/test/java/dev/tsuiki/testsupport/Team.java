package dev.tsuiki.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The team mode: people sign in with a real Keycloak. */
public class Team implements QuarkusTestProfile {
  private static @Nullable Keycloak keycloak;
  private static String url = "";

  /** The provider of this test run. */
  public static Keycloak keycloak() {
    if (keycloak == null) {
      throw new IllegalStateException("no provider is running");
    }
    return keycloak;
  }

  /** Where browsers find the application. */
  public static String url() {
    return url;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(TestDatabase.class), new TestResourceEntry(Provider.class));
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  /** Starts Keycloak before the application, at an address that is settled before both. */
  public static class Provider implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
      int port = Keycloak.freePort();
      url = "http://127.0.0.1:" + port;
      var started = new Keycloak(url);
      keycloak = started;
      return Map.of(
          "quarkus.http.test-port",
          String.valueOf(port),
          "tsuiki.mode",
          "team",
          "tsuiki.public-url",
          url,
          "tsuiki.oidc.issuer",
          started.issuer(),
          "tsuiki.oidc.client-id",
          Keycloak.CLIENT,
          "tsuiki.oidc.client-secret",
          Keycloak.CLIENT_SECRET,
          "tsuiki.spa.folder",
          Interface.folder().toString(),
          "tsuiki.session-secret",
          "a session secret of the test run, long enough");
    }

    @Override
    public void stop() {
      if (keycloak != null) {
        keycloak.stop();
      }
    }
  }
}
