package dev.tsuiki.storage;

import dev.tsuiki.web.Part;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the store answers. Words can be read and written without it, so it is no readiness. */
@Wellness
@ApplicationScoped
class StorageHealth implements HealthCheck {
  private static final ObjectKey NOTHING =
      new ObjectKey(new UUID(0, 0), "0".repeat(64), new UUID(0, 0));

  private final ObjectStore store;
  private final Part part;

  StorageHealth(ObjectStore store, MeterRegistry figures) {
    this.store = store;
    this.part = new Part("storage", figures);
  }

  @Override
  public HealthCheckResponse call() {
    return part.ask(() -> store.size(NOTHING));
  }

  @Scheduled(every = "15s")
  void look() {
    var unused = call();
  }
}
