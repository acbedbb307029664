package dev.tsuiki.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CodeSearchTest {
  private Api api = Api.none();

  @BeforeEach
  void openANotebook() {
    api = Api.newNotebook();
  }

  private static List<String> file() {
    return new ArrayList<>(
        IntStream.range(0, 120)
            .mapToObj(i -> "    layer%s = project(hidden, %d)".formatted(word(i), i * 37))
            .toList());
  }

  private static String word(int number) {
    return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "q";
  }

  private void post(String key, List<String> lines) {
    api.trial(
        Map.of(
            "key",
            key,
            "code",
            Map.of(
                "files", List.of(Map.of("path", "model.py", "text", String.join("\n", lines))))));
  }

  private List<String> found(String q) {
    return api.get("/search?in=code&q=" + q.replace(" ", "%20"))
        .then()
        .statusCode(200)
        .extract()
        .<String>path("items.collect { it.experiment + ':' + it.line }.join(' ')")
        .lines()
        .flatMap(line -> List.of(line.split(" ")).stream())
        .toList();
  }

  @Test
  void aLineIsFoundWhereItFirstStoodAndWhatIsNewInALaterVersionThere() {
    var lines = file();
    post("first", lines);
    lines.set(60, "    dropout = Dropout(0.35)");
    post("second", lines);
    lines.add(10, "    warmup = 4000");
    post("third", lines);
    assertEquals(List.of("second:61"), found("dropout"));
    assertEquals(List.of("second:61"), found("0.35"));
    assertEquals(List.of("third:11"), found("warmup"));
    assertEquals(List.of("first:31"), found("layer" + word(30)));
    assertEquals(List.of("first:61"), found("layer" + word(60)));
    // together with what stands beside it
    assertEquals(List.of("second:60"), found("dropout layer" + word(59)));
  }

  @Test
  void whatStoodFirstInARedactedVersionIsFoundInTheNext() {
    var lines = file();
    lines.set(0, "token = 'a secret'");
    post("first", lines);
    lines.set(0, "token = environ['TOKEN']");
    post("second", lines);
    lines.set(60, "    dropout = 0.35");
    post("third", lines);
    assertEquals(List.of("first:100"), found("layer" + word(99)));
    String snapshot = api.get("/experiments/first/snapshot").path("id");
    api.post("/redactions", Map.of("record", snapshot, "reason", "a secret"))
        .then()
        .statusCode(201);
    assertEquals(List.of("second:100"), found("layer" + word(99)));
    assertEquals(List.of("third:61"), found("dropout"));
    assertEquals(List.of("second:1"), found("environ"));
  }

  @Test
  void ofAPieceOnlyWhatIsNewAndALineOnEitherSideIsIndexed() {
    var piece = CodePieces.of("a\nb\nc\nNEW\nd\ne\nf").get(0);
    var part = piece.without(Set.of("a", "b", "c", "d", "e", "f"));
    assertNotNull(part);
    assertEquals("c\nNEW\nd", part.text());
    assertEquals(3, part.first());
    assertEquals(5, part.last());
    assertEquals(piece.digest(), part.digest());
    assertEquals(piece, piece.without(Set.of()));
    assertNull(piece.without(CodePieces.lines("f\ne\nd\nNEW\nc\nb\na")));
  }
}
