package dev.tsuiki.code.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VersionsTest {
  private static Source read(Versions versions, String text) {
    return versions.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> lines(Lines lines) {
    return IntStream.range(0, lines.count()).mapToObj(lines::get).toList();
  }

  @Test
  void eachVersionIsReadAsItWouldBeAlone() {
    var random = new Random(7);
    var parts =
        List.of(
            "a", "b", "é", "追記", "", " ", "x = [", "]", "\n", "\n", "\r\n", "\r", "\n\n", "\"\"\"");
    for (int history = 0; history < 300; history++) {
      var versions = new Versions("m.py");
      var text = new StringBuilder();
      for (int version = 0; version < 20; version++) {
        for (int change = 0; change < 3; change++) {
          int at = random.nextInt(text.length() + 1);
          if (random.nextInt(3) == 0) {
            text.delete(at, Math.min(text.length(), at + random.nextInt(6)));
          }
          for (int i = random.nextInt(4); i > 0; i--) {
            text.insert(Math.min(at, text.length()), parts.get(random.nextInt(parts.size())));
          }
        }
        assertEquals(
            lines(Lines.of(text.toString())), lines(read(versions, text.toString()).lines()));
      }
    }
  }

  @Test
  void aLineThatSeveralVersionsHaveIsKeptOnce() {
    var versions = new Versions("m.py");
    var one = read(versions, "import os\ndef f():\n    return 1\n").lines();
    long before = versions.weight();
    var other = read(versions, "import os\nimport sys\ndef f():\n    return 1\n").lines();
    assertSame(one.line(0), other.line(0));
    assertSame(one.line(1), other.line(2));
    assertSame(one.line(2), other.line(3));
    assertTrue(versions.weight() > before);
  }

  @Test
  void aLineThatLeavesATextOpenInOneVersionIsStillCodeInTheNext() {
    var versions = new Versions("m.py");
    var inText = read(versions, "\"\"\"\ndef f():\n    pass\n\"\"\"\n");
    var asCode = read(versions, "x = 1\ndef f():\n    pass\n");
    var again = read(versions, "\"\"\"\ndef f():\n    pass\n\"\"\"\n");
    assertEquals(0, inText.definitions().size());
    assertEquals(1, asCode.definitions().size());
    assertEquals(0, again.definitions().size());
  }
}
