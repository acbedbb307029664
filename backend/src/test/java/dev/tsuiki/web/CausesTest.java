package dev.tsuiki.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CausesTest {
  @Test
  void whatACommitSuppressedIsAmongThem() {
    var answer = new SQLException("terminating connection", "57P01");
    var resource = new RuntimeException("cannot commit", answer);
    var rollback = new IllegalStateException("rolled back");
    rollback.addSuppressed(resource);
    var failure = new RuntimeException(rollback);

    assertEquals(List.of(failure, rollback, resource, answer), List.copyOf(Causes.of(failure)));
  }

  @Test
  void aRingOfCausesEnds() {
    var one = new RuntimeException("one");
    var other = new RuntimeException("other", one);
    one.initCause(other);

    assertEquals(List.of(one, other), List.copyOf(Causes.of(one)));
  }
}
