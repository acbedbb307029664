package dev.tsuiki.account;

import dev.tsuiki.web.Part;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether the OpenID provider answers. Tokens and sessions that are alive go on without it, so it
 * is no readiness. In the local mode there is none.
 */
@Wellness
@ApplicationScoped
class ProviderHealth implements HealthCheck {
  private final ProviderReach provider;
  private final Part part;

  ProviderHealth(ProviderReach provider, MeterRegistry figures) {
    this.provider = provider;
    this.part = new Part("sign-in", figures);
  }

  @Override
  public HealthCheckResponse call() {
    return provider.isNeeded() ? part.ask(provider::ask) : HealthCheckResponse.up("sign-in");
  }

  @Scheduled(every = "15s")
  void look() {
    var unused = call();
  }
}
