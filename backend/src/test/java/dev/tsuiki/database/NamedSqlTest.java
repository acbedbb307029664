package dev.tsuiki.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSqlTest {
  @Test
  void namesBecomeQuestionMarksInTheirOrder() {
    assertEquals(
        new NamedSql("select ? where a = ? and b = ?", List.of("b", "a", "b")),
        NamedSql.of("select :b where a = :a and b = :b"));
  }

  @Test
  void castsAndQuotedTextsAreLeftAlone() {
    assertEquals(
        new NamedSql(
            "select ':a', 'it''s :b', x::text, '$1' where ? ~ '^[0-9]{1,9}$'", List.of("c")),
        NamedSql.of("select ':a', 'it''s :b', x::text, '$1' where :c ~ '^[0-9]{1,9}$'"));
  }
}
