package dev.tsuiki.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CodeCheckTest {
  private static final int VERSIONS = 4;

  @Inject CodeCheck check;

  private final List<String> hashes = new ArrayList<>();
  private Api api = Api.none();

  @BeforeEach
  void postVersionsThatHangOnEachOther() throws SQLException {
    api = Api.newNotebook();
    var text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append("    self.layer_%d = nn.Linear(%d)\n".formatted(i, i * i));
    }
    for (int i = 0; i < VERSIONS; i++) {
      text.append("    self.head_%d = nn.Linear(%d)\n".formatted(i, i));
      hashes.add(
          String.valueOf(
              CapturedText.of(text.toString().getBytes(StandardCharsets.UTF_8)).sha256()));
      api.trial(
          Map.of(
              "key",
              "t" + i,
              "code",
              Map.of("files", List.of(Map.of("path", "a.py", "text", text.toString())))));
    }
    assertEquals(VERSIONS - 1, change("update blob set hops = hops where base is not null"));
  }

  private int change(String sql) throws SQLException {
    try (var connection = TestDatabase.asOwner().getConnection();
        var change =
            connection.prepareStatement(
                sql + " and notebook = (select id from notebook where slug = ?)")) {
      change.setString(1, api.slug());
      return change.executeUpdate();
    }
  }

  private int check(StringBuilder report) {
    var out = new ByteArrayOutputStream();
    int code = check.run(new PrintStream(out, true, StandardCharsets.UTF_8));
    report.append(out.toString(StandardCharsets.UTF_8));
    return code;
  }

  private String line(String what, int version) {
    return "  %-11s %s  %s".formatted(what, api.slug(), hashes.get(version));
  }

  @Test
  void textsThatAreWhatTheirHashesSayAreNothingToReport() {
    var report = new StringBuilder();
    assertEquals(0, check(report), report::toString);
    assertTrue(report.toString().contains("Every one is what its hash says."), report::toString);
  }

  @Test
  void aDamagedTextIsNamedWithAllThatHangsOnIt() throws SQLException {
    var damage =
        "update blob set content = set_byte(content, length(content) / 2,"
            + " get_byte(content, length(content) / 2) # 255) where encode(sha256, 'hex') = '%s'"
                .formatted(hashes.get(0));
    assertEquals(1, change(damage));
    var report = new StringBuilder();
    int code = check(report);
    // the same once more puts it right
    assertEquals(1, change(damage));
    assertEquals(1, code);
    var lines = report.toString().lines().toList();
    assertTrue(lines.contains(line("damaged", 0)), report::toString);
    for (int i = 1; i < VERSIONS; i++) {
      assertTrue(
          lines.contains(line("unreadable", i) + "  hangs on " + hashes.get(0)), report::toString);
    }
    assertEquals(0, check(report), report::toString);
  }

  @Test
  void onlyWhatHangsOnTheDamagedTextIsUnreadable() throws SQLException {
    var content =
        "update blob set content = decode(reverse(encode(content, 'hex')), 'hex')"
            + " where encode(sha256, 'hex') = '%s'".formatted(hashes.get(2));
    assertEquals(1, change(content));
    var report = new StringBuilder();
    int code = check(report);
    assertEquals(1, change(content));
    assertEquals(1, code);
    assertTrue(report.toString().contains("Wrong: 2\n"), report::toString);
    assertTrue(report.toString().contains(line("damaged", 2) + "\n"), report::toString);
    assertTrue(
        report.toString().contains(line("unreadable", 3) + "  hangs on " + hashes.get(2)),
        report::toString);
  }

  @Test
  void aTextThatIsListedAndNotThereIsNamed() throws SQLException {
    var last = " where encode(sha256, 'hex') = '%s'".formatted(hashes.get(VERSIONS - 1));
    try (var connection = TestDatabase.asOwner().getConnection();
        var sql = connection.createStatement()) {
      sql.execute("create temp table kept as select * from blob" + last);
      assertEquals(1, change("delete from blob" + last));
      var report = new StringBuilder();
      int code = check(report);
      assertEquals(1, sql.executeUpdate("insert into blob select * from kept"));
      assertEquals(1, code);
      assertTrue(
          report.toString().contains(line("missing", VERSIONS - 1) + "\n"), report::toString);
    }
  }
}
