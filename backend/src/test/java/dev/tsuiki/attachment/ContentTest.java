package dev.tsuiki.attachment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ContentTest {

  private Client client;

  @BeforeEach
  void open() {
    client = Client.ofNewNotebook();
  }

  @Test
  void anImageIsShownAndNothingButAnImage() {
    byte[] png = TestImages.png(30, 20);
    String id = client.upload("a b.png", png);
    Response answer = client.get(id + "/content");
    answer
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("Content-Length", equalTo(String.valueOf(png.length)))
        .header("Accept-Ranges", equalTo("bytes"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Cache-Control", equalTo("private, immutable, max-age=31536000"))
        .header("Cross-Origin-Resource-Policy", equalTo("same-origin"))
        .header(
            "Content-Disposition",
            equalTo("inline; filename=\"a b.png\"; filename*=UTF-8''a%20b.png"))
        .header("ETag", equalTo('"' + client.get(id).<String>path("sha256") + '"'));
    assertEquals(
        List.of("sandbox; default-src 'none'"),
        answer.headers().getValues("Content-Security-Policy"));
    assertEquals(List.of("nosniff"), answer.headers().getValues("X-Content-Type-Options"));
    assertArrayEquals(png, answer.asByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>, image/svg+xml",
    "<!doctype html><script>alert(1)</script>, text/html",
    "plain words, text/plain",
    "%PDF-1.4, application/pdf"
  })
  void whateverElseIsOnlyDownloaded(String text, String mediaType) {
    String id = client.upload("x", text.getBytes(StandardCharsets.UTF_8));
    client
        .get(id + "/content")
        .then()
        .statusCode(200)
        .contentType(startsWith(mediaType))
        .header("Content-Disposition", startsWith("attachment;"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Content-Security-Policy", equalTo("sandbox; default-src 'none'"))
        .header("Content-Encoding", nullValue());
  }

  @Test
  void aNameOfAnyScriptIsKept() {
    String id = client.sendText("学習.txt", "", "hello").statusCode(201).extract().path("id");
    client
        .get(id + "/content")
        .then()
        .header(
            "Content-Disposition",
            equalTo("attachment; filename=\"__.txt\"; filename*=UTF-8''%E5%AD%A6%E7%BF%92.txt"));
  }

  @Test
  void aKnownEtagIsAnsweredWithoutTheBytes() {
    String id = client.upload("a.png", TestImages.png(30, 20));
    String etag = client.get(id + "/content").header("ETag");
    given()
        .header("If-None-Match", etag)
        .get(client.base() + "/attachments/" + id + "/content")
        .then()
        .statusCode(304)
        .header("ETag", equalTo(etag))
        .header("Cache-Control", equalTo("private, immutable, max-age=31536000"));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=100-199, 100, 199",
    "bytes=2999990-, 2999990, 2999999",
    "bytes=-5, 2999995, 2999999",
    "bytes=-9999999, 0, 2999999",
    "bytes=5-99999999999, 5, 2999999"
  })
  void aRangeIsServed(String range, int first, int last) {
    byte[] bytes = new byte[3_000_000];
    new Random(1).nextBytes(bytes);
    String id = client.upload("a.bin", bytes);
    Response answer = ranged(id, range, null);
    answer
        .then()
        .statusCode(206)
        .header("Content-Range", equalTo("bytes %d-%d/3000000".formatted(first, last)))
        .header("Content-Length", equalTo(String.valueOf(last - first + 1)));
    assertArrayEquals(Arrays.copyOfRange(bytes, first, last + 1), answer.asByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,5-6", "bytes=9-3", "lines=0-1", "bytes=a-b", "bytes=-", ""})
  void aRangeThatIsNoneOrManyIsTheWhole(String range) {
    String id = client.upload("a.txt", "0123456789".getBytes(StandardCharsets.UTF_8));
    ranged(id, range, null).then().statusCode(200).body(equalTo("0123456789"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0"})
  void aRangeBeyondTheEndIsRefused(String range) {
    String id = client.upload("a.txt", "0123456789".getBytes(StandardCharsets.UTF_8));
    ranged(id, range, null)
        .then()
        .statusCode(416)
        .contentType(startsWith("application/problem+json"))
        .header("Content-Range", equalTo("bytes */10"))
        .body("type", equalTo("/problems/range-not-satisfiable"));
  }

  @Test
  void aRangeOfSomethingElseIsTheWhole() {
    String id = client.upload("a.txt", "0123456789".getBytes(StandardCharsets.UTF_8));
    String etag = client.get(id + "/content").header("ETag");
    ranged(id, "bytes=1-2", etag).then().statusCode(206).body(equalTo("12"));
    ranged(id, "bytes=1-2", "\"other\"").then().statusCode(200).body(equalTo("0123456789"));
    ranged(id, "bytes=1-2", "W/" + etag).then().statusCode(200);
  }

  @Test
  void headTellsWhatGetWould() {
    String id = client.upload("a.txt", "0123456789".getBytes(StandardCharsets.UTF_8));
    given()
        .head(client.base() + "/attachments/" + id + "/content")
        .then()
        .statusCode(200)
        .header("Content-Length", equalTo("10"));
  }

  @Test
  void anEmptyFileIsServedEmpty() {
    String id = client.upload("a.txt", new byte[0]);
    client.get(id + "/content").then().statusCode(200).header("Content-Length", equalTo("0"));
  }

  private Response ranged(
      String id, String range, @org.jspecify.annotations.Nullable String ifRange) {
    var request = given().header("Range", range);
    if (ifRange != null) {
      request.header("If-Range", ifRange);
    }
    return request.get(client.base() + "/attachments/" + id + "/content");
  }
}
