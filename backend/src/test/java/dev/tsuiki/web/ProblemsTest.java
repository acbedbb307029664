package dev.tsuiki.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsuiki.testsupport.TestDatabase;
import dev.tsuiki.testsupport.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way a request can be wrong gets a problem, and nothing of the inside of the server. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ProblemsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NOTEBOOKS = "POST /api/v1/notebooks HTTP/1.1\r\nHost: HOST\r\n";

  @ParameterizedTest
  @CsvSource({
    "GET,     /api,                               404, not-found",
    "GET,     /api/v1/nothing,                    404, not-found",
    "OPTIONS, /api/v1/nothing,                    404, not-found",
    "PATCH,   /api/v1/notebooks,                  405, method-not-allowed",
    "BREW,    /api/v1/me,                         405, method-not-allowed",
    "TRACE,   /api/v1/me,                         405, method-not-allowed",
    "DELETE,  /api/v1/tokens/no-uuid,             404, not-found",
    "GET,     /api/v1/notebooks?limit=abc,        422, invalid",
    "GET,     /api/v1/notebooks?limit=0,          422, invalid",
    "GET,     /api/v1/notebooks?limit=99999999999, 422, invalid",
    "GET,     /api/v1/notebooks?pageToken=%ff,    422, invalid",
    "GET,     /api/v1/notebooks/a%00b,            404, not-found",
    "GET,     /api/v1/notebooks/%ff%fe,           404, not-found",
    "GET,     /api/v1/notebooks/a%2fb,            404, not-found",
    "GET,     /api/v1/%2e%2e/%2e%2e/etc/passwd,   404, not-found",
  })
  void anAddressThatIsWrong(String method, String path, int status, String slug)
      throws IOException {
    problem("%s %s HTTP/1.1\r\nHost: HOST\r\n".formatted(method, path), "", status, slug);
  }

  @ParameterizedTest
  @CsvSource({
    "Accept: text/xml,                     406, not-acceptable",
    "Authorization: Basic eDp5,            401, unauthorized",
    "Authorization: Bearer nope,           401, unauthorized",
    "Origin: http://evil.example,          403, wrong-origin",
    "Content-Type: ////,                   415, unsupported-media-type",
    "Content-Encoding: gzip,               415, unsupported-media-type",
  })
  void aHeaderThatIsWrong(String header, int status, String slug) throws IOException {
    problem("GET /api/v1/me HTTP/1.1\r\nHost: HOST\r\n" + header + "\r\n", "", status, slug);
  }

  @ParameterizedTest
  @CsvSource({
    "Host: evil.example, 403, wrong-host",
    "Host: a b:c,        400, bad-request",
    "X-No-Host: x,       400, bad-request",
  })
  void aHostThatIsNotOurs(String header, int status, String slug) throws IOException {
    problem("GET /api/v1/me HTTP/1.1\r\n" + header + "\r\n", "", status, slug);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"slug\"                     | 400",
        "{\"slug\":[]}                 | 400",
        "{\"slug\":{\"a\":[[[[1]]]]}}  | 400",
        "[]                            | 400",
        "null                          | 400",
        "''                            | 400",
        "{\"slug\":\"x\"} {}           | 400",
        "{\"slug\":\"x\",\"nobody\":1} | 400",
        "{}                            | 422",
      })
  void aBodyThatIsNotTheJsonExpected(String body, int status) throws IOException {
    problem(
        NOTEBOOKS + "Content-Type: application/json\r\n",
        body,
        status,
        status == 400 ? "malformed-json" : "invalid");
  }

  @Test
  void aBodyOfAnotherMediaType() throws IOException {
    problem(NOTEBOOKS + "Content-Type: text/plain\r\n", "x", 415, "unsupported-media-type");
    problem(NOTEBOOKS, "{}", 415, "unsupported-media-type");
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
    var answer =
        Wire.send(
            NOTEBOOKS
                + "Connection: close\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n");
    problem(answer, 413, "too-large");
  }

  @Test
  void aBodyThatTricklesIsCutOff() throws Exception {
    try (var socket = new Socket("127.0.0.1", Wire.port())) {
      socket.setSoTimeout(25_000);
      var head =
          NOTEBOOKS.replace("HOST", "127.0.0.1:" + Wire.port())
              + "Connection: close\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      var trickle =
          new Thread(
              () -> {
                try {
                  while (true) {
                    socket.getOutputStream().write(' ');
                    Thread.sleep(500);
                  }
                } catch (IOException | InterruptedException over) {
                  // the server has closed, which is what is wanted
                }
              });
      trickle.start();
      var answer = Wire.read(socket);
      socket.close();
      trickle.join();
      problem(answer, 408, "too-slow");
    }
  }

  /** The HTTP server answers these itself, before anybody can say more. */
  @ParameterizedTest
  @CsvSource({
    "/api/v1/notebooks/%zz, 400",
    "/api/v1/notebooks?pageToken=%, 400",
    "/api/v1/note books, 400",
    "LONG, 414",
  })
  void whatIsNotAnAddressAtAllGetsABareAnswer(String path, int status) throws IOException {
    var target = path.equals("LONG") ? "/api/v1/me?x=" + "y".repeat(70_000) : path;
    var answer =
        Wire.send("GET " + target + " HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n");
    assertEquals(status, answer.status());
    assertEquals("", answer.body());
  }

  @Test
  void headAnswersAsGetWithoutABodyAndOptionsNamesTheMethods() throws IOException {
    var head =
        Wire.send("HEAD /api/v1/nothing HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n");
    assertEquals(404, head.status());
    assertEquals("", head.body());
    var options =
        Wire.send("OPTIONS /api/v1/me HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n");
    assertEquals(200, options.status());
    assertTrue(String.valueOf(options.headers().get("allow")).contains("GET"));
  }

  private static void problem(String head, String body, int status, String slug)
      throws IOException {
    var length = body.getBytes(StandardCharsets.UTF_8).length;
    var sent =
        "%sConnection: close\r\n%s\r\n%s"
            .formatted(
                head,
                head.startsWith("GET") ? "" : "Content-Length: %d\r\n".formatted(length),
                body);
    problem(Wire.send(sent), status, slug);
  }

  private static void problem(Wire.Answer answer, int status, String slug)
      throws JsonProcessingException {
    assertEquals(status, answer.status(), answer::body);
    assertEquals("application/problem+json", answer.headers().get("content-type"));
    var problem = JSON.readTree(answer.body());
    assertAll(
        () -> assertEquals("/problems/" + slug, problem.path("type").asText()),
        () -> assertEquals(status, problem.path("status").asInt()),
        () -> assertTrue(problem.hasNonNull("title")),
        () -> assertTrue(problem.hasNonNull("detail")),
        () -> assertTrue(problem.hasNonNull("instance")),
        () ->
            assertFalse(
                answer
                    .body()
                    .matches("(?s).*(Exception|java\\.|\\bat [a-z]+\\.|dev\\.tsuiki|\\$[A-Z]).*")));
  }
}
