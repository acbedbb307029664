package dev.tsuiki.account;

import dev.tsuiki.web.Part;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether the OpenID provider answers. Tokens and sessions that are alive go on without it, so it
 * is no readiness. In the local mode there is none.
 */
@Wellness
@ApplicationScoped
class ProviderHealth implements HealthCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Optional<URI> issuer;
  private final Part part;

  ProviderHealth(OidcSettings settings, AccountConfig config, MeterRegistry figures) {
    this.issuer = config.mode() == AccountConfig.Mode.TEAM ? settings.issuer() : Optional.empty();
    this.part = new Part("sign-in", figures);
  }

  @Override
  public HealthCheckResponse call() {
    return issuer
        .map(address -> part.ask(() -> metadata(address)))
        .orElseGet(() -> HealthCheckResponse.up("sign-in"));
  }

  @Scheduled(every = "15s")
  void look() {
    var unused = call();
  }

  private int metadata(URI address) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address + "/.well-known/openid-configuration"))
            .timeout(PATIENCE)
            .build();
    var status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException("status " + status);
    }
    return status;
  }
}
