package dev.tsuiki.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Whether the OpenID provider can be reached at this moment; in the local mode there is none. */
@ApplicationScoped
class ProviderReach {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Optional<URI> issuer;

  ProviderReach(OidcSettings settings, AccountConfig config) {
    this.issuer = config.mode() == AccountConfig.Mode.TEAM ? settings.issuer() : Optional.empty();
  }

  boolean isNeeded() {
    return issuer.isPresent();
  }

  /** Asks for its metadata; an answer without an exception is a good one. */
  URI ask() throws IOException, InterruptedException {
    var address = URI.create(issuer.orElseThrow() + "/.well-known/openid-configuration");
    var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    var status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException("status " + status);
    }
    return address;
  }

  /** Whether it would be of use to lead somebody there. */
  boolean answers() {
    try {
      return ask() != null;
    } catch (IOException away) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
