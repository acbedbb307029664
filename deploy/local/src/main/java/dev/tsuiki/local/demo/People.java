package dev.tsuiki.local.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Kei and Mai, who exist in the demo only. The API makes nobody up, so they are put into the
 * database; what they say goes through the API, with tokens that are taken away afterwards.
 */
final class People implements AutoCloseable {

  private static final String ISSUER = "demo";

  private final Connection database;
  private final Map<String, String> tokens = new LinkedHashMap<>();

  private People(Connection database) {
    this.database = database;
  }

  static People join(String url, String superuserSecret, String slug) throws SQLException {
    People people = new People(DriverManager.getConnection(url, "postgres", superuserSecret));
    people.add("kei", "Kei", slug);
    people.add("mai", "Mai", slug);
    return people;
  }

  String token(String who) {
    return tokens.getOrDefault(who, "");
  }

  @Override
  public void close() throws SQLException {
    run("delete from api_token where account in (select id from account where issuer = ?)", ISSUER);
    database.close();
  }

  private void add(String subject, String name, String slug) throws SQLException {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String token = "tsk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    tokens.put(subject, token);
    run(
        "insert into account (id, issuer, subject, name) values (?, ?, ?, ?)"
            + " on conflict (issuer, subject) do nothing",
        UUID.randomUUID(),
        ISSUER,
        subject,
        name);
    run(
        "insert into member (notebook, account, role) select n.id, a.id, 'writer'"
            + " from notebook n, account a where n.slug = ? and a.issuer = ? and a.subject = ?"
            + " on conflict do nothing",
        slug,
        ISSUER,
        subject);
    run(
        "insert into api_token (id, account, name, access, secret_sha256) select ?, id, 'demo', 'write', ?"
            + " from account where issuer = ? and subject = ?",
        UUID.randomUUID(),
        sha256(token),
        ISSUER,
        subject);
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
