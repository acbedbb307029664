package dev.tsuiki.attachment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.TestDatabase;
import dev.tsuiki.web.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send, sent. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BadFilesTest {

  private static final byte[] PNG = TestImages.png(8, 8);

  @TestHTTPResource URI server;

  private Client client;
  private long objectsBefore;

  @BeforeEach
  void open() throws IOException {
    client = Client.ofNewNotebook();
    objectsBefore = objects();
  }

  @Test
  void anImageOfTooManyPixelsIsRefusedBeforeItIsDecoded() throws IOException {
    assertRefused(client.send("bomb.png", TestImages.bomb(10_000, 10_000)), 413)
        .body("type", equalTo("/problems/image-too-large"))
        .body("detail", containsString("50000000"));
  }

  @Test
  void anImageOfTooManyBytesIsRefusedWhileItArrives() throws IOException {
    byte[] large = Arrays.copyOf(TestImages.png(9, 9), (25 << 20) + 1);
    assertRefused(client.send("large.png", large), 413)
        .body("type", equalTo("/problems/image-too-large"))
        .body("detail", containsString(String.valueOf(25 << 20)));
  }

  @Test
  void aFileMayBeLargerThanAnImage() {
    client.send("large.npz", new byte[26 << 20]).statusCode(201).body("size", equalTo(26 << 20));
  }

  @Test
  void aTruncatedImageIsKeptAsAFile() {
    client
        .send("cut.png", Arrays.copyOf(PNG, PNG.length - 6))
        .statusCode(201)
        .body("mediaType", equalTo("application/octet-stream"))
        .body("width", nullValue());
  }

  @Test
  void whatTheClientSaysOfTheTypeIsNotBelieved() {
    String id =
        client
            .send(
                given()
                    .multiPart(
                        "file",
                        "a.png",
                        "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
                        "image/png"))
            .statusCode(201)
            .body("mediaType", equalTo("text/html"))
            .extract()
            .path("id");
    client
        .get(id + "/content")
        .then()
        .header("Content-Disposition", startsWith("attachment"))
        .header("Content-Security-Policy", equalTo("sandbox; default-src 'none'"));
  }

  @ParameterizedTest
  @CsvSource({
    "../../../etc/passwd, passwd",
    "..\\..\\boot.ini, boot.ini",
    "evil\u202egnp.exe, evilgnp.exe",
    "a\u2066b.png, ab.png"
  })
  void aNameIsOnlyAName(String sent, String kept) throws IOException {
    String body =
        """
        --x\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        \r
        hello\r
        --x--\r
        """
            .formatted(sent.replace("\\", "\\\\"));
    String id =
        client.sendBody(body).statusCode(201).body("fileName", equalTo(kept)).extract().path("id");
    String disposition = client.get(id + "/content").header("Content-Disposition");
    assertEquals(
        "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(kept, kept), disposition);
    assertEquals(objectsBefore + 1, objects());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhel",
        "--x\r\nContent-Disposition: form-data; name=\"fi",
        "--x\r\n",
        "--x--\r\n",
        "hello",
        "--y\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhello\r\n--y--\r\n"
      })
  void aBodyThatBreaksOffIsRefused(String body) throws IOException {
    assertRefused(client.sendBody(body), 400)
        .body("type", equalTo("/problems/malformed-multipart"));
  }

  @Test
  void aFormWithoutAFileIsRefused() throws IOException {
    assertRefused(client.send(given().multiPart("label", "nothing")), 422)
        .body("violations[0].field", equalTo("file"));
  }

  @Test
  void partsThatDoNotFitAreRefused() throws IOException {
    assertRefused(client.send(client.file("a", PNG).multiPart("file", "b", PNG, "x/y")), 422);
    assertRefused(client.send(client.file("a", PNG).multiPart("colour", "red")), 422);
    assertRefused(client.send(client.file("a", PNG).multiPart("id", "1")), 422);
    assertRefused(client.send(client.file("a", PNG).multiPart("label", "a\nb")), 422);
    assertRefused(client.send(client.file("a", PNG).multiPart("label", "a\0b")), 422);
    assertRefused(
        client.send(client.file("a", PNG).multiPart("occurredAt", "9999-01-01T00:00:00Z")), 422);
    assertRefused(client.send(client.file("a", PNG).multiPart("occurredAt", "yesterday")), 422);
    assertRefused(client.send(client.file("a", PNG).multiPart("about", "{")), 422);
    assertRefused(client.send(client.file("a", PNG).multiPart("about", "[null]")), 422);
    assertRefused(client.send(client.file("a", PNG).multiPart("about", "[{}]")), 422);
    assertRefused(client.send(client.file("a", PNG).multiPart("experiment", "no_such")), 422)
        .body("type", equalTo("/problems/about-unknown"));
    assertRefused(
            client.send(
                client
                    .file("a", PNG)
                    .multiPart("about", "[{\"attachment\":\"%s\"}]".formatted(Ids.next()))),
            422)
        .body("type", equalTo("/problems/about-unknown"));
  }

  @Test
  void anotherContentTypeIsRefused() throws IOException {
    assertRefused(
        given().contentType("image/png").body(PNG).post(client.base() + "/attachments").then(),
        415);
    assertRefused(
        given()
            .contentType("multipart/form-data")
            .body(PNG)
            .post(client.base() + "/attachments")
            .then(),
        400);
  }

  @Test
  void aSenderThatGoesAwayLeavesNothing() throws Exception {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      var out = socket.getOutputStream();
      out.write(
          """
          POST %s/attachments HTTP/1.1\r
          Host: %s:%d\r
          Content-Type: multipart/form-data; boundary=x\r
          Content-Length: 9000000\r
          \r
          --x\r
          Content-Disposition: form-data; name="file"; filename="a"\r
          \r
          """
              .formatted(client.base(), server.getHost(), server.getPort())
              .getBytes(StandardCharsets.UTF_8));
      out.write(new byte[3 << 20]);
      out.flush();
    }
    Path staging = Path.of("target/test-storage/staging");
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () -> {
              try (var files = Files.list(staging)) {
                assertEquals(0, files.count());
              }
            });
    assertEquals(objectsBefore, objects());
    client.journal().body("items", hasSize(0));
  }

  /** Refused as a problem, and nothing is stored: no record, no object, no temporary file. */
  private ValidatableResponse assertRefused(ValidatableResponse answer, int status)
      throws IOException {
    answer.statusCode(status).contentType(startsWith("application/problem+json"));
    client.journal().body("items", hasSize(0));
    assertEquals(objectsBefore, objects());
    return answer;
  }

  private static long objects() throws IOException {
    Path folder = Path.of("target/test-storage");
    assertTrue(Files.isDirectory(Files.createDirectories(folder)));
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
