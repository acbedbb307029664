package dev.tsuiki.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/** "Is it slow?": requests are counted in classes of time, so that quantiles can be had of them. */
class Metrics {
  private static final double[] CLASSES =
      Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000)
          .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
          .toArray();

  @Produces
  @Singleton
  MeterFilter classesOfTime() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals("http.server.requests")
            ? DistributionStatisticConfig.builder()
                .serviceLevelObjectives(CLASSES)
                .build()
                .merge(config)
            : config;
      }
    };
  }
}
