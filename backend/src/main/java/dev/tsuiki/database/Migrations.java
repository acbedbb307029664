package dev.tsuiki.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Migrations run while the version before still serves, and while other processes start. */
@Singleton
class Migrations implements FlywayConfigurationCustomizer {
  @Override
  public void customize(FluentConfiguration migrations) {
    // whoever waits for its turn must not hold a transaction open: an index that is made
    // concurrently would wait for it
    migrations.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
    // an index may take its time; the processes that start meanwhile wait for the one that makes it
    migrations.lockRetryCount(-1);
    // numbers are handed out by room: a later version may bring a lower one, and a version that
    // comes back does not know all that were run meanwhile
    migrations.outOfOrder(true).ignoreMigrationPatterns("*:future", "*:missing");
  }
}
