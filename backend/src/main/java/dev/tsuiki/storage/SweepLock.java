package dev.tsuiki.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * One process sweeps at a time: PostgreSQL's advisory lock, which goes away with its connection.
 */
final class SweepLock {

  /** "tsuiki" and "sweep" in ASCII, folded; nothing else uses the number. */
  private static final long NUMBER = 0x7473_7573_7765_6570L;

  private final DataSource database;

  SweepLock(DataSource database) {
    this.database = database;
  }

  void ifFree(Runnable work) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      if (!isTrue(statement, "select pg_try_advisory_lock(" + NUMBER + ")")) {
        return;
      }
      try {
        work.run();
      } finally {
        statement.execute("select pg_advisory_unlock(" + NUMBER + ")");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot lock the sweep", e);
    }
  }

  private static boolean isTrue(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() && result.getBoolean(1);
    }
  }
}
