package dev.tsuiki.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for the test run, with the two roles of every installation. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
  private static @Nullable EmbeddedPostgres server;

  @Override
  public Map<String, String> start() {
    try {
      var started = EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
      server = started;
      try (var connection = started.getPostgresDatabase().getConnection();
          var sql = connection.createStatement()) {
        sql.execute("create role tsuiki_owner login password 'owner'");
        sql.execute("create role tsuiki_app login password 'app'");
        sql.execute("create database tsuiki owner tsuiki_owner");
      }
      return Map.of(
          "quarkus.datasource.jdbc.url",
              "jdbc:postgresql://localhost:%d/tsuiki".formatted(started.getPort()),
          "quarkus.datasource.username", "tsuiki_app",
          "quarkus.datasource.password", "app",
          "quarkus.flyway.username", "tsuiki_owner",
          "quarkus.flyway.password", "owner");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * The database as the application sees it, for tests that try what the application may not do.
   */
  public static DataSource asApplication() {
    return as("tsuiki_app");
  }

  public static DataSource asOwner() {
    return as("tsuiki_owner");
  }

  private static DataSource as(String role) {
    if (server == null) {
      throw new IllegalStateException("the test database is not running");
    }
    return server.getDatabase(role, "tsuiki");
  }

  @Override
  public void stop() {
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
