package dev.tsuiki.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.jspecify.annotations.Nullable;

/**
 * Asks in SQL, within the transaction if there is one, by plain JDBC: Hibernate keeps an
 * interpretation of every native query under a key that never equals itself, so asking often makes
 * each question slower than the one before.
 *
 * <p>Parameters are named {@code :name}. Arrays stay arrays, one parameter each, so that a question
 * has one text however much it asks for. What entities have not flushed yet is not seen.
 */
@ApplicationScoped
public class Rows {
  /** The protocol counts a statement's parameters in 16 bits. */
  private static final int PARAMETERS = 30_000;

  private final AgroalDataSource database;

  Rows(AgroalDataSource database) {
    this.database = database;
  }

  public List<Object[]> of(String sql, Map<String, ? extends @Nullable Object> parameters) {
    var statement = NamedSql.of(sql);
    try (var connection = database.getConnection();
        var query = connection.prepareStatement(statement.positional())) {
      bind(connection, query, statement, parameters);
      try (var found = query.executeQuery()) {
        return read(found);
      }
    } catch (SQLException failure) {
      throw new DatabaseFailure(failure);
    }
  }

  /** The first column of every row. */
  public <T> List<T> column(
      String sql, Map<String, ? extends @Nullable Object> parameters, Class<T> type) {
    return of(sql, parameters).stream().map(row -> type.cast(row[0])).toList();
  }

  /** The only row, if there is one. */
  public Optional<Object[]> first(String sql, Map<String, ? extends @Nullable Object> parameters) {
    return of(sql, parameters).stream().findFirst();
  }

  /** Changes something; returns how many rows. */
  public int change(String sql, Map<String, ? extends @Nullable Object> parameters) {
    var statement = NamedSql.of(sql);
    try (var connection = database.getConnection();
        var change = connection.prepareStatement(statement.positional())) {
      bind(connection, change, statement, parameters);
      return change.executeUpdate();
    } catch (SQLException failure) {
      throw new DatabaseFailure(failure);
    }
  }

  /**
   * Inserts these rows, and forgets them; as few round trips as the number of parameters allows,
   * for usual ones a single one.
   */
  public void insert(Inserts inserts) {
    var sql = new StringBuilder();
    var values = new ArrayList<@Nullable Object>();
    for (var table : inserts.rows().entrySet()) {
      boolean isBegun = false;
      for (var row : table.getValue()) {
        if (values.size() + row.size() > PARAMETERS) {
          insert(sql.toString(), values);
          sql.setLength(0);
          values.clear();
          isBegun = false;
        }
        sql.append(isBegun ? ", " : head(table.getKey(), sql.isEmpty()));
        sql.append("(?").append(", ?".repeat(row.size() - 1)).append(')');
        values.addAll(row);
        isBegun = true;
      }
    }
    insert(sql.toString(), values);
    inserts.clear();
  }

  private static String head(Inserts.Table table, boolean isFirst) {
    return "%sinsert into %s (%s) values "
        .formatted(isFirst ? "" : "; ", table.name(), table.columns());
  }

  private void insert(String sql, List<@Nullable Object> values) {
    if (sql.isEmpty()) {
      return;
    }
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        insert.setObject(i + 1, forJdbc(connection, values.get(i)));
      }
      insert.execute();
    } catch (SQLException failure) {
      throw new DatabaseFailure(failure);
    }
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
