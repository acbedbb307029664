package dev.tsuiki.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, whatever it is an answer to. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ProtectionTest {
  @ParameterizedTest
  @CsvSource({
    "/api/v1/me, application/json",
    "/api/v1/no-such-thing, application/json",
    "/q/health/live, application/json",
    "/q/openapi, application/yaml",
    "/lab/e/enc_k5, text/html",
    "/no-such.js, text/javascript"
  })
  void noAnswerLetsAPageBeFramedSniffedOrScripted(String path, String accept) {
    given()
        .urlEncodingEnabled(false)
        .accept(accept)
        .get(path)
        .then()
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "same-origin")
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("Content-Security-Policy", not(containsString("unsafe")));
  }

  @Test
  void anAnswerSaysTheNameOfItsRequest() {
    given().get("/api/v1/me").then().header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    given()
        .header("X-Request-Id", "from-the-proxy.7")
        .get("/api/v1/no-such-thing")
        .then()
        .statusCode(404)
        .header("X-Request-Id", equalTo("from-the-proxy.7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "{\"json\":1}", "<b>", "ééé"})
  void aNameThatCouldForgeALogIsReplaced(String name) {
    given()
        .header("X-Request-Id", name)
        .get("/api/v1/me")
        .then()
        .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
  }

  @Test
  void theFiguresTellWhetherItIsSlowFailingOrFull() throws IOException {
    given().get("/api/v1/me").then().statusCode(200);
    var figures =
        given()
            .get("/q/metrics")
            .then()
            .statusCode(200)
            .body(containsString("http_server_requests_seconds_bucket"))
            .body(containsString("uri=\"/api/v1/me\""))
            .body(containsString("tsuiki_part_up{part=\"storage\"}"))
            .body(containsString("tsuiki_part_up{part=\"sign-in\"}"))
            .extract()
            .asString();
    for (var name : figuresToWatch()) {
      assertTrue(Pattern.compile("(?m)^" + name + "(_count)?[{ ]").matcher(figures).find(), name);
    }
    given().header("X-Forwarded-For", "203.0.113.9").get("/q/metrics").then().statusCode(404);
  }

  /** What whoever runs Tsuiki is told to look at. */
  private static List<String> figuresToWatch() throws IOException {
    var page = Files.readString(Path.of("..", "deploy", "README.md"));
    var from = page.indexOf("## What to watch");
    var section = page.substring(from, page.indexOf("\n## ", from));
    var names =
        Pattern.compile("`([a-z]+(?:_[a-z]+)+)`")
            .matcher(section)
            .results()
            .map(hit -> hit.group(1))
            .distinct()
            .toList();
    assertTrue(names.size() > 4, names::toString);
    return names;
  }
}
