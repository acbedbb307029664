package dev.tsuiki.code;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Code that nobody wrote to run it. Each costs a bounded time, and an answer of bounded size. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MaliciousCodeTest {
  private static final int ANSWER = 32 << 20;
  private static final int LONGEST = 2 << 20;

  private String notebook = "";

  @BeforeEach
  void aNotebook() {
    var slug = "bad-" + UUID.randomUUID().toString().substring(0, 13);
    notebook = "/api/v1/notebooks/" + slug;
    post("/api/v1/notebooks", Map.of("slug", slug)).statusCode(201);
  }

  private static ValidatableResponse post(String path, Object body) {
    return given().contentType(ContentType.JSON).body(body).post(path).then();
  }

  private void trial(String key, List<String> parents, List<Map<String, String>> files) {
    post(
            notebook + "/experiments",
            Map.of("key", key, "parents", parents, "code", Map.of("files", files)))
        .statusCode(201);
  }

  private void line(String... texts) {
    for (int i = 0; i < texts.length; i++) {
      trial(
          "t" + i,
          i == 0 ? List.of() : List.of("t" + (i - 1)),
          List.of(Map.of("path", "train.py", "text", texts[i])));
    }
  }

  private void excerpt(String path, int start, int end) {
    post(
            notebook + "/experiments/t0/excerpts",
            Map.of(
                "name",
                "bad",
                "regions",
                List.of(Map.of("path", path, "startLine", start, "endLine", end))))
        .statusCode(201);
  }

  private ValidatableResponse get(String path) {
    var answer = given().get(notebook + path);
    assertTrue(answer.asByteArray().length < ANSWER, path);
    return answer.then().statusCode(200);
  }

  @Test
  void oneLineOfTwoMebibytes() {
    var line = "x".repeat(LONGEST - 2);
    line(line, line + "y", "z" + line, line);
    excerpt("train.py", 1, 1);
    var trail = get("/excerpts/bad/trail").body("stops", hasSize(4)).extract().jsonPath();
    assertEquals(LONGEST - 2, trail.getString("stops[0].regions[0].text").length());
    assertEquals("", trail.getString("stops[3].regions[0].text"), "what is too much is left out");
    assertEquals("edited", trail.getString("stops[1].change"));
    get("/experiments/t1/diff").body("files[0].change", equalTo("edited"));
    get("/experiments/t0/reach?path=train.py&line=1")
        .body("items.contains", contains(true, false, false, true));
  }

  @Test
  void aMillionEqualLines() {
    var lines = "a\n".repeat(1_000_000);
    line(lines, "b\n" + lines, "a\n".repeat(500_000) + "b\n" + "a\n".repeat(500_000), lines);
    excerpt("train.py", 400_000, 600_000);
    get("/excerpts/bad/trail").body("stops", hasSize(4));
    get("/experiments/t2/diff").body("files[0].change", equalTo("edited"));
    get("/experiments/t0/reach?path=train.py&line=500000").body("items", hasSize(4));
  }

  @Test
  void aMillionLinesOfBrackets() {
    line("(\n".repeat(1_000_000), "def f(\n".repeat(200_000), "f'{\n".repeat(500_000));
    excerpt("train.py", 1, 1_000);
    get("/excerpts/bad/trail").body("stops", hasSize(3));
    get("/experiments/t1/diff");
    get("/experiments/t0/reach?path=train.py&line=7");
  }

  @Test
  void fiveThousandFilesThatAllMove() {
    for (int trial = 0; trial < 3; trial++) {
      var files = new ArrayList<Map<String, String>>();
      for (int i = 0; i < 5_000; i++) {
        files.add(
            Map.of(
                "path",
                "d%d/f%d.py".formatted(trial, i),
                "text",
                "def f():\n    x = %d\n    return x + %d\n".formatted(i, trial)));
      }
      trial("t" + trial, trial == 0 ? List.of() : List.of("t" + (trial - 1)), files);
    }
    excerpt("d0/f0.py", 1, 3);
    get("/excerpts/bad/trail").body("stops", hasSize(3));
    get("/experiments/t1/diff").body("files", hasSize(10_000));
    get("/experiments/t0/reach?path=d0/f0.py&line=2");
  }
}
