package dev.tsuiki.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One database, one folder of files, any number of backends; somebody with tokens. */
public final class Installation implements AutoCloseable {
  public final Postgres database;
  private final Path folder;
  private final Path files;
  private final List<Backend> backends = new ArrayList<>();
  private final UUID account = UUID.randomUUID();

  public Installation() throws IOException {
    folder = Files.createTempDirectory("tsuiki-installation");
    files = Files.createDirectory(folder.resolve("files"));
    database = new Postgres(folder.resolve("database"), S3Server.freePort()).start();
  }

  /**
   * So many backends, those that run already first. Several that start at once do so as they like:
   * one of them migrates, the others wait for it.
   */
  public List<Backend> running(int count) throws Exception {
    backends.removeIf(backend -> !backend.isRunning());
    while (backends.size() < count) {
      backends.add(Backend.start(database, files));
    }
    for (var backend : backends) {
      backend.awaitReady();
    }
    return List.copyOf(backends.subList(0, count));
  }

  /** A token for everything, of somebody who never signed in: made in the database. */
  public String token() throws SQLException {
    return token(UUID.randomUUID());
  }

  public String token(UUID id) throws SQLException {
    var secret = "tsk_" + UUID.randomUUID();
    try (var connection = database.asOwner().getConnection();
        var person =
            connection.prepareStatement(
                "insert into account (id, issuer, subject, name) values (?, 'test', 'test', 'Mai')"
                    + " on conflict do nothing");
        var token =
            connection.prepareStatement(
                "insert into api_token (id, account, name, access, secret_sha256)"
                    + " values (?, ?, 't', 'write', ?)")) {
      person.setObject(1, account);
      person.executeUpdate();
      token.setObject(1, id);
      token.setObject(2, account);
      token.setBytes(3, digest(secret));
      token.executeUpdate();
    }
    return secret;
  }

  private static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() throws InterruptedException {
    for (var backend : backends) {
      backend.close();
    }
    database.close();
    Folders.delete(folder);
  }
}
