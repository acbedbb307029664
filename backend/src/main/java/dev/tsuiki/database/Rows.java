package dev.tsuiki.database;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Asks in SQL, within the session's transaction, by plain JDBC: Hibernate keeps an interpretation
 * of every native query under a key that never equals itself, so asking often makes each question
 * slower than the one before.
 *
 * <p>Parameters are named {@code :name}. Arrays stay arrays, one parameter each, so that a question
 * has one text however much it asks for. What entities have not flushed yet is not seen.
 */
public final class Rows {
  private Rows() {}

  public static List<Object[]> of(
      EntityManager database, String sql, Map<String, ? extends @Nullable Object> parameters) {
    return database
        .unwrap(Session.class)
        .doReturningWork(connection -> ask(connection, sql, parameters));
  }

  /**
   * The same on a connection of its own that is given back at once. A session outside of a
   * transaction keeps its connection until the request is over, which for a stream may be hours.
   */
  public static List<Object[]> of(
      DataSource database, String sql, Map<String, ? extends @Nullable Object> parameters) {
    try (var connection = database.getConnection()) {
      return ask(connection, sql, parameters);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<Object[]> ask(
      Connection connection, String sql, Map<String, ? extends @Nullable Object> parameters)
      throws SQLException {
    var statement = NamedSql.of(sql);
    try (var query = connection.prepareStatement(statement.positional())) {
      bind(connection, query, statement, parameters);
      try (var found = query.executeQuery()) {
        return read(found);
      }
    }
  }

  /** The first column of every row. */
  public static <T> List<T> column(
      EntityManager database,
      String sql,
      Map<String, ? extends @Nullable Object> parameters,
      Class<T> type) {
    return of(database, sql, parameters).stream().map(row -> type.cast(row[0])).toList();
  }

  /** The only row, if there is one. */
  public static Optional<Object[]> first(
      EntityManager database, String sql, Map<String, ? extends @Nullable Object> parameters) {
    return of(database, sql, parameters).stream().findFirst();
  }

  /** Changes something; returns how many rows. */
  public static int change(
      EntityManager database, String sql, Map<String, ? extends @Nullable Object> parameters) {
    var statement = NamedSql.of(sql);
    return database
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (var change = connection.prepareStatement(statement.positional())) {
                bind(connection, change, statement, parameters);
                return change.executeUpdate();
              }
            });
  }

  private static void bind(
      Connection connection,
      PreparedStatement statement,
      NamedSql sql,
      Map<String, ? extends @Nullable Object> parameters)
      throws SQLException {
    for (int i = 0; i < sql.names().size(); i++) {
      var name = sql.names().get(i);
      if (!parameters.containsKey(name)) {
        throw new IllegalArgumentException("no value for :" + name);
      }
      statement.setObject(i + 1, forJdbc(connection, parameters.get(name)));
    }
  }

  private static @Nullable Object forJdbc(Connection connection, @Nullable Object value)
      throws SQLException {
    if (value instanceof Instant instant) {
      return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
    if (value instanceof UUID[] ids) {
      return connection.createArrayOf("uuid", ids);
    }
    if (value instanceof Long[] numbers) {
      return connection.createArrayOf("int8", numbers);
    }
    if (value instanceof String[] texts) {
      return connection.createArrayOf("text", texts);
    }
    if (value instanceof byte[][] bytes) {
      return connection.createArrayOf("bytea", bytes);
    }
    return value;
  }

  private static List<Object[]> read(ResultSet found) throws SQLException {
    var columns = found.getMetaData().getColumnCount();
    var rows = new ArrayList<Object[]>();
    while (found.next()) {
      var row = new Object[columns];
      for (int i = 0; i < columns; i++) {
        row[i] = fromJdbc(found.getObject(i + 1));
      }
      rows.add(row);
    }
    return rows;
  }

  private static @Nullable Object fromJdbc(@Nullable Object value) throws SQLException {
    if (value instanceof Timestamp time) {
      return time.toInstant();
    }
    return value instanceof java.sql.Array array ? array.getArray() : value;
  }
}
