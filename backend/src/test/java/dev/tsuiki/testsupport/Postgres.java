package dev.tsuiki.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that goes away and comes back at the same port with the same data. */
public final class Postgres implements AutoCloseable {
  private final Path data;
  private final int port;
  private @Nullable EmbeddedPostgres server;

  public Postgres(Path data, int port) {
    this.data = data.toAbsolutePath();
    this.port = port;
  }

  /** The first time also makes the two roles of every installation. */
  public Postgres start() {
    boolean isFirst = !data.resolve("postgresql.conf").toFile().exists();
    try {
      server =
          EmbeddedPostgres.builder()
              .setLocaleConfig("locale", "C.UTF-8")
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .start();
      if (isFirst) {
        try (var connection = running().getPostgresDatabase().getConnection();
            var sql = connection.createStatement()) {
          sql.execute("create role tsuiki_owner login password 'owner'");
          sql.execute("create role tsuiki_app login password 'app'");
          sql.execute("create database tsuiki owner tsuiki_owner");
        }
      }
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public void stop() {
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server = null;
  }

  /** It does not come back. */
  @Override
  public void close() {
    stop();
    Folders.delete(data);
  }

  public DataSource asOwner() {
    return running().getDatabase("tsuiki_owner", "tsuiki");
  }

  public String url() {
    return "jdbc:postgresql://localhost:%d/tsuiki".formatted(port);
  }

  public Map<String, String> settings() {
    return Map.of(
        "quarkus.datasource.jdbc.url", url(),
        "quarkus.datasource.username", "tsuiki_app",
        "quarkus.datasource.password", "app",
        "quarkus.flyway.username", "tsuiki_owner",
        "quarkus.flyway.password", "owner");
  }

  private EmbeddedPostgres running() {
    if (server == null) {
      throw new IllegalStateException("it is stopped");
    }
    return server;
  }
}
