package dev.tsuiki.code.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tsuiki.code.trail.LineMap.Change;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineMapTest {
  /** Where each line went, counted from 0, as "to:change". */
  private static List<String> map(String a, String b) {
    var map = LineMap.of(Lines.of(a), Lines.of(b));
    return IntStream.range(0, Lines.of(a).count())
        .mapToObj(i -> map.to(i) + ":" + map.change(i))
        .toList();
  }

  @Test
  void equalLinesKeepTheirOrderAroundWhatWasAddedAndTakenAway() {
    assertEquals(
        List.of("0:SAME", "-1:GONE", "2:SAME", "3:SAME"),
        map(
            "import os\nfoo()\nbar = 1\nbaz = 2\n",
            "import os\nsomething_else\nbar = 1\nbaz = 2\n"));
  }

  @Test
  void aChangedLineIsRecognised() {
    assertEquals(
        List.of("0:SAME", "1:EDITED", "2:SAME"),
        map("a\nx = conv(h, kernel=3)\nb\n", "a\nx = conv(h, kernel=5)\nb\n"));
  }

  @Test
  void linesThatOnlyStandFurtherInAreTheSame() {
    assertEquals(
        List.of("1:SAME", "2:SAME"),
        map("x = load(path)\ny = x + 1\n", "if ok:\n    x = load(path)\n    y = x + 1\n"));
  }

  @Test
  void aBlockThatWentElsewhereHasMoved() {
    var block = "def encode(x):\n    h = conv(x, 5)\n    return relu(h)\n";
    var rest = "class Model:\n    size = 3\n    depth = 4\n    def forward(self):\n        pass\n";
    var map = LineMap.of(Lines.of(block + rest), Lines.of(rest + block));
    var moved = IntStream.range(0, 8).filter(i -> map.change(i) == Change.MOVED).boxed().toList();
    assertEquals(List.of(0, 1, 2), moved);
    assertEquals(5, map.to(0));
  }

  @Test
  void noTextTakesLong() {
    var equal = "x\n".repeat(1_000_000);
    var twoKinds =
        new Random(1).ints(60_000, 0, 2).mapToObj(i -> i + "\n").collect(Collectors.joining());
    var otherOrder =
        new Random(2).ints(60_000, 0, 2).mapToObj(i -> i + "\n").collect(Collectors.joining());
    var lines = IntStream.range(0, 60_000).mapToObj(i -> "l" + i).collect(Collectors.toList());
    var inOrder = String.join("\n", lines);
    Collections.shuffle(lines, new Random(3));
    var shuffled = String.join("\n", lines);
    var ten = lines.subList(0, 11_000);
    var some = String.join("\n", ten);
    Collections.shuffle(ten, new Random(4));
    var someShuffled = String.join("\n", ten);
    var line = "x".repeat(2 << 20);
    assertTimeout(
        Duration.ofMinutes(3),
        () -> {
          map(equal, equal + "y\n");
          map("y\n" + equal, equal.substring(20) + "z\n");
          map(twoKinds, otherOrder);
          map(inOrder, shuffled);
          map(some, someShuffled);
          map(line + "a", line + "b");
        });
  }
}
