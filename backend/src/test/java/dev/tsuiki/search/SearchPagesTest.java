package dev.tsuiki.search;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A notebook that is large enough for each way in which words are looked for. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // what is read from JSON is checked by what is asserted of it
class SearchPagesTest {
  private static final int NOTES = 900;
  private static final Instant FIRST = Instant.parse("2026-05-01T00:00:00Z");

  private record Said(String scope, Instant at, long order, String text, boolean aboutOne) {}

  private Api api = Api.none();
  private final List<Said> said = new ArrayList<>();

  /** Once: before the first test, since only then the server's address is known. */
  @BeforeEach
  void fill() {
    if (!said.isEmpty()) {
      return;
    }
    api = Api.newNotebook();
    for (int i = 0; i < 6; i++) {
      experiment(i);
    }
    for (int i = 0; i < NOTES; i++) {
      note(i);
    }
    // Indexed in their order, some hundreds at a time.
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> !pages(Integer.toString(NOTES - 1), "", 10).isEmpty());
  }

  private void experiment(int i) {
    var at = FIRST.plus(i * 31L, ChronoUnit.HOURS);
    var title = "title %d everywhere%s".formatted(i, i == 3 ? " seldom" : "");
    var code = "x = %d # everywhere%s\n".formatted(i, i == 4 ? " seldom" : "");
    api.trial(
        Map.of(
            "key",
            "a_" + i,
            "title",
            title,
            "occurredAt",
            at.toString(),
            "code",
            Map.of("files", List.of(Map.of("path", "train.py", "text", code)))));
    said.add(new Said("keys", at, said.size(), title, i == 1));
    said.add(new Said("code", at, said.size(), code.strip(), i == 1));
  }

  /** In an order of time that is not the order of posting; every third has a neighbour in time. */
  private void note(int i) {
    int place = i * 337 % NOTES;
    var at = FIRST.plus(place - place % 3, ChronoUnit.MINUTES);
    boolean isAboutOne = i % 5 == 0;
    var text =
        "note %d everywhere%s%s%s%s%s"
            .formatted(
                i,
                i % 12 == 5 ? " half" : i % 4 == 0 ? " halfway" : "",
                i % 13 == 0 ? " often" : "",
                i % 110 == 7 ? " seldom" : "",
                place < NOTES / 2 ? " formerly" : "",
                i == 17 ? " once" : "");
    var body =
        new HashMap<String, Object>(
            Map.of("kind", "note", "text", text, "occurredAt", at.toString()));
    if (isAboutOne) {
      body.put("about", List.of(Map.of("experiment", "a_1")));
    }
    api.post("/annotations", body).then().statusCode(201);
    said.add(new Said("text", at, said.size(), text, isAboutOne));
  }

  @ParameterizedTest
  @CsvSource({
    "everywhere, '', 1000",
    "everywhere, '', 33",
    "everywhere, text, 250",
    "everywhere, code, 4",
    "everywhere, 'keys,code', 5",
    "often, '', 7",
    "often, keys, 50",
    "seldom, '', 3",
    "seldom, 'keys,text', 1",
    "formerly, '', 120",
    "formerly, text, 450",
    "once, '', 1",
    "everywhere often, '', 20",
    "everywhere seldom, '', 2",
    "seldom often, '', 1",
    "formerly once, '', 1",
    "never, '', 1",
    "everywhere never, '', 1",
    "everywhere about:a_1, '', 60",
    "often about:a_1, '', 4",
    "seldom about:a_1, '', 1",
    "everywhere until:2026-05-01, '', 1000",
    "formerly until:2026-05-01, text, 90",
    "everywhere since:2026-05-02, '', 2",
    "about:a_1, text, 77",
    "everywhere by:me, '', 400",
    "everywhere by:nobody-of-that-name, '', 1",
    "everywhere has:image, '', 1",
    "by:me, text, 300"
  })
  void everythingThatHasTheWordsComesOnceAndInOrderHoweverItIsCutIntoPages(
      String q, String in, int limit) {
    var wanted = wanted(q, in);
    assertEquals(wanted, pages(q, in, limit), q + " in " + in + " by " + limit);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "33", "50", "99", "100", "150"})
  void wholeWordsComeFirstInTheSameWayHoweverMuchIsShown(int limit) {
    var all = pages("half", "", 1000);
    assertEquals(300, new HashSet<>(all).size());
    assertTrue(all.get(0).contains(" half "), "not a word that is only begun");
    assertTrue(all.indexOf(firstWith(" halfway", all)) < all.lastIndexOf(lastWith(" half ", all)));
    assertEquals(all, pages("half", "", limit));
  }

  private static String firstWith(String part, List<String> texts) {
    return texts.stream().filter(text -> text.contains(part)).findFirst().orElseThrow();
  }

  private static String lastWith(String part, List<String> texts) {
    return texts.stream()
        .filter(text -> text.contains(part))
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  @Test
  void whatCountsAsCommonAndAsRareIsReallyThere() {
    for (var q : List.of("everywhere", "often", "seldom", "formerly", "once")) {
      assertNotEquals(List.of(), wanted(q, ""), q);
    }
    assertTrue(wanted("formerly", "").size() > 400);
    assertEquals(900, new HashSet<>(wanted("everywhere", "text")).size());
  }

  private List<String> wanted(String q, String in) {
    return said.stream()
        .filter(each -> in.isEmpty() || List.of(in.split(",")).contains(each.scope()))
        .filter(each -> List.of(q.split(" ")).stream().allMatch(word -> asks(word).test(each)))
        .sorted(
            Comparator.comparingInt(
                    (Said each) -> List.of("keys", "text", "code").indexOf(each.scope()))
                .thenComparing(Said::at, Comparator.reverseOrder())
                .thenComparing(Said::order, Comparator.reverseOrder()))
        .map(Said::text)
        .toList();
  }

  private static Predicate<Said> asks(String word) {
    return switch (word) {
      case "about:a_1" -> Said::aboutOne;
      case "by:me" -> each -> true;
      case "by:nobody-of-that-name", "has:image" -> each -> false;
      case "since:2026-05-02" -> each -> !each.at().isBefore(FIRST.plus(1, ChronoUnit.DAYS));
      case "until:2026-05-01" -> each -> each.at().isBefore(FIRST.plus(1, ChronoUnit.DAYS));
      default -> each -> List.of(each.text().split("\\s")).contains(word);
    };
  }

  private List<String> pages(String q, String in, int limit) {
    var all = new ArrayList<String>();
    String token = null;
    do {
      var page =
          api.get(
                  "/search?limit=%d&q=%s%s%s"
                      .formatted(
                          limit,
                          URLEncoder.encode(q, StandardCharsets.UTF_8),
                          in.isEmpty() ? "" : "&in=" + in,
                          token == null ? "" : "&pageToken=" + token))
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      var texts = page.getList("items.text", String.class);
      assertTrue(texts.size() <= limit);
      texts.forEach(text -> all.add(text.strip()));
      token = page.getString("nextPageToken");
    } while (token != null);
    return all;
  }
}
