package dev.tsuiki.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are to be inserted into one table or several: {@link Rows#insert} sends them together,
 * the tables in the order in which they were first named here, so that what is referred to comes
 * first.
 */
public final class Inserts {
  private final Map<Table, List<List<@Nullable Object>>> rows = new LinkedHashMap<>();

  /** A table and those of its columns that get a value. */
  record Table(String name, String columns) {}

  /**
   * @param columns separated by commas
   * @param values one a column
   */
  public void add(String table, String columns, @Nullable Object... values) {
    rows.computeIfAbsent(new Table(table, columns), first -> new ArrayList<>())
        .add(Arrays.asList(values));
  }

  Map<Table, List<List<@Nullable Object>>> rows() {
    return rows;
  }

  void clear() {
    rows.clear();
  }
}
