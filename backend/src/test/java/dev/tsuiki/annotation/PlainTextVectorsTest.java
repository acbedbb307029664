package dev.tsuiki.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keys and result lines are read from texts as openapi/text says, vector by vector. */
class PlainTextVectorsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TestFactory
  Stream<DynamicTest> mentionsAreFound() throws IOException {
    return vectors("mentions.json")
        .map(
            each ->
                dynamicTest(
                    each.get("name").asText(),
                    () ->
                        assertEquals(
                            JSON.convertValue(
                                each.get("found"), new TypeReference<List<Mention>>() {}),
                            Mentions.in(each.get("text").asText(), new KeyIndex(keys(each))))));
  }

  @TestFactory
  Stream<DynamicTest> resultLinesAreRead() throws IOException {
    return vectors("result-lines.json")
        .map(
            each ->
                dynamicTest(
                    each.get("name").asText(),
                    () ->
                        assertEquals(
                            JSON.convertValue(
                                each.get("lines"), new TypeReference<List<ResultLine>>() {}),
                            ResultLine.in(each.get("text").asText()))));
  }

  @Test
  void noTextTakesLongerThanItsLengthHoweverManyKeysThereAre() {
    var keys = new KeyIndex(IntStream.range(0, 3000).mapToObj("enc_k%d_res"::formatted).toList());
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          for (var part :
              List.of(
                  "a", "enc_k", "_", ".\\_/@", "://", "](", "e\u0301", "[", "enc_k5_re/", "＠")) {
            var text = part.repeat(60_000 / part.length());
            assertEquals(List.of(), Mentions.in(text, keys), part);
            assertEquals(List.of(), ResultLine.in(text), part);
          }
        });
  }

  private static List<String> keys(JsonNode vector) {
    return JSON.convertValue(vector.get("keys"), new TypeReference<List<String>>() {});
  }

  private static Stream<JsonNode> vectors(String file) throws IOException {
    var all = JSON.readTree(Path.of("../openapi/text", file).toFile());
    return StreamSupport.stream(all.spliterator(), false);
  }

  @Test
  void aKeyThatIsAnOrdinaryWordIsToldFromAName() {
    var words = Map.of("baseline", true, "Baseline", true, "残差", true, "12", true, "ResNet", false);
    words.forEach(
        (key, ordinary) -> assertEquals(ordinary, dev.tsuiki.journal.Keys.isOrdinary(key)));
  }
}
