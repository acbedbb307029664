package dev.tsuiki.database;

import java.sql.SQLException;

/** The database refused, or is not there; unchecked, so a transaction rolls back. */
public class DatabaseFailure extends RuntimeException {
  DatabaseFailure(SQLException cause) {
    super(cause);
  }
}
