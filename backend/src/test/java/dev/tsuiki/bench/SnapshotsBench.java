package dev.tsuiki.bench;

import dev.tsuiki.bench.Bench.Row;
import dev.tsuiki.testsupport.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stores 300 snapshots of a project of 40 files, each with five lines changed, and says what the
 * whole database grew by, indexes and the words to find code by included; beside it a packed git
 * repository of the same history, and each snapshot stored whole.
 */
final class SnapshotsBench {
  private static final int SNAPSHOTS = 300;
  private static final int FILES = 40;
  private static final int LINES = 200;
  private static final int CHANGED = 5;
  private static final String SIZES =
      """
      select c.relname, pg_total_relation_size(c.oid) from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1
      """;
  private static final String BEHIND =
      """
      select coalesce(sum(n.last_seq - coalesce(s.seq, 0)), 0)
      from notebook n left join search_state s on s.notebook = n.id
      """;

  private SnapshotsBench() {}

  static List<Row> run(Server server) throws Exception {
    var versions = MadeHistory.of(FILES, LINES, SNAPSHOTS, CHANGED);
    var rows = new ArrayList<Row>();
    try (var database = SearchBench.database();
        var client = server.client()) {
      var notebook = server.newNotebook("bench-" + Long.toString(System.currentTimeMillis(), 36));
      var before = sizes(database);
      new PostedHistory(client, notebook).post(versions);
      while (number(database, BEHIND) > 0) {
        Thread.sleep(200);
      }
      var after = sizes(database);
      var grown = new LinkedHashMap<String, Number>();
      long all = 0;
      for (var table : after.entrySet()) {
        long by = table.getValue() - before.getOrDefault(table.getKey(), 0L);
        all += by;
        if (by > 0) {
          grown.put(table.getKey(), kilobytes(by));
        }
      }
      rows.add(new Row("KB a snapshot, everything included", Map.of("KB", kilobytes(all))));
      rows.add(new Row("of this, by table", grown));
    }
    rows.add(new Row("packed git repository", Map.of("KB", kilobytes(git(versions)))));
    long whole =
        versions.stream()
            .mapToLong(texts -> texts.values().stream().mapToLong(String::length).sum())
            .sum();
    rows.add(new Row("each stored whole", Map.of("KB", kilobytes(whole))));
    return rows;
  }

  private static double kilobytes(long bytes) {
    return Bench.rounded(bytes / 1000.0 / SNAPSHOTS);
  }

  private static long git(List<Map<String, String>> versions)
      throws IOException, InterruptedException {
    var folder = Files.createTempDirectory(Path.of("target"), "history");
    GitHistory.write(folder, versions);
    long size = 0;
    try (var files = Files.walk(folder.resolve(".git/objects"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    Folders.delete(folder);
    return size;
  }

  private static Map<String, Long> sizes(Connection database) throws SQLException {
    var sizes = new LinkedHashMap<String, Long>();
    try (var query = database.createStatement();
        var rows = query.executeQuery(SIZES)) {
      while (rows.next()) {
        sizes.put(rows.getString(1), rows.getLong(2));
      }
    }
    return sizes;
  }

  private static long number(Connection database, String sql) throws SQLException {
    try (var query = database.createStatement();
        var rows = query.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
