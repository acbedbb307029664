package dev.tsuiki.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodePathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train.py",
        "src/model/encoder.py",
        "モデル/学習.py",
        "cells#3",
        "a b.ipynb#cell-1",
        "..hidden",
        "a..b/c",
        "e\u0301.py"
      })
  void aPathAsPeopleHaveThemIsFine(String path) {
    assertNull(CodePath.fault(path));
  }

  @ParameterizedTest
  @CsvSource({
    "../train.py, leads out of its folder",
    "a/../../b, leads out of its folder",
    "a\\..\\b, leads out of its folder",
    "a/.., leads out of its folder",
    "./a, has a part '.'",
    "/etc/passwd, is not relative",
    "C:\\a.py, is not relative",
    "c:/a.py, is not relative",
    "\\\\host\\a, is not relative",
    "a//b, has an empty part",
    "a/, has an empty part"
  })
  void aPathThatLeadsElsewhereIsNot(String path, String fault) {
    assertEquals(fault, CodePath.fault(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\0b", "a\nb", "a\u001bb", "a\u202egnp.py", "a\u2066b", "a\ud800b", "\ufeffa"})
  void whatCannotBeSeenIsRefused(String path) {
    assertEquals("contains a character that cannot be seen", CodePath.fault(path));
  }

  @Test
  void nothingIsNoPathAndAThousandCharactersAreEnough() {
    assertEquals("is empty", CodePath.fault(null));
    assertEquals("is empty", CodePath.fault(""));
    assertEquals("is empty", CodePath.fault(" "));
    assertNull(CodePath.fault("𠮷".repeat(1000)));
    assertEquals("is longer than 1000 characters", CodePath.fault("a".repeat(1001)));
  }
}
