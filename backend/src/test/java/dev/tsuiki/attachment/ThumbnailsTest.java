package dev.tsuiki.attachment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ThumbnailsTest {

  private Client client;

  @BeforeEach
  void open() {
    client = Client.ofNewNotebook();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 640, 1280})
  void aThumbnailHasTheWidthThatIsAskedFor(int width) throws IOException {
    String id = client.upload("a.png", TestImages.png(1500, 1000));
    var answer = client.get(id + "/thumbnails/" + width);
    answer
        .then()
        .statusCode(200)
        .contentType(startsWith("image/"))
        .header("Cache-Control", equalTo("private, immutable, max-age=31536000"))
        .header("X-Content-Type-Options", equalTo("nosniff"));
    assertEquals(width, ImageIO.read(new ByteArrayInputStream(answer.asByteArray())).getWidth());
    given()
        .header("If-None-Match", answer.header("ETag"))
        .get(client.base() + "/attachments/" + id + "/thumbnails/" + width)
        .then()
        .statusCode(304);
  }

  @Test
  void everyKindOfImageHasThumbnails() throws IOException {
    for (byte[] image :
        List.of(
            TestImages.jpeg(700, 500),
            TestImages.gif(700, 500),
            TestImages.webp("lossy"),
            TestImages.webp("lossless"))) {
      String id = client.upload("a", image);
      var answer = client.get(id + "/thumbnails/320");
      answer.then().statusCode(200);
      assertEquals(320, ImageIO.read(new ByteArrayInputStream(answer.asByteArray())).getWidth());
    }
  }

  @Test
  void aSmallImageIsServedAsItIs() {
    byte[] gif = TestImages.gif(320, 20);
    String id = client.upload("a.gif", gif);
    var answer = client.get(id + "/thumbnails/320");
    answer.then().statusCode(200).contentType("image/gif");
    assertArrayEquals(gif, answer.asByteArray());
  }

  @Test
  void anImageThatCannotBeDecodedIsServedAsItIs() {
    byte[] png = TestImages.noise(400, 30);
    // The structure stays whole, the pixels do not.
    for (int i = 1_000; i < 2_000; i++) {
      png[i] ^= 0x55;
    }
    String id = client.upload("a.png", png);
    assertArrayEquals(png, client.get(id + "/thumbnails/320").asByteArray());
  }

  @Test
  void thereIsNoThumbnailOfAFileOrOfAnotherWidth() {
    String svg = client.upload("a.svg", "<svg/>".getBytes(StandardCharsets.UTF_8));
    client.get(svg + "/thumbnails/320").then().statusCode(404);
    String png = client.upload("a.png", TestImages.png(800, 8));
    for (String width : List.of("321", "0", "-1", "99999999999", "wide")) {
      client
          .get(png + "/thumbnails/" + width)
          .then()
          .statusCode(404)
          .contentType(startsWith("application/problem+json"));
    }
  }

  @Test
  void manyWhoAskAtOnceGetTheSameOneMadeOnce() throws Exception {
    String id = client.upload("a.png", TestImages.noise(900, 700));
    var threads = Executors.newFixedThreadPool(12);
    try {
      List<Callable<String>> asks =
          IntStream.range(0, 12)
              .<Callable<String>>mapToObj(
                  i -> () -> client.get(id + "/thumbnails/640").header("ETag"))
              .toList();
      var etags = new java.util.HashSet<String>();
      for (var answer : threads.invokeAll(asks)) {
        etags.add(answer.get());
      }
      assertEquals(1, etags.size());
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, rows(id));
  }

  @Test
  void fiftyMegapixelsAreMadeSmallWithoutTrouble() throws IOException {
    String id = client.upload("big.png", TestImages.bomb(10_000, 5_000));
    long before = System.nanoTime();
    var answer = client.get(id + "/thumbnails/320");
    assertEquals(160, ImageIO.read(new ByteArrayInputStream(answer.asByteArray())).getHeight());
    System.out.printf(
        "A thumbnail of 50 megapixels took %d ms.%n", (System.nanoTime() - before) / 1_000_000);
    assertTrue(answer.asByteArray().length < 100_000);
  }

  private static int rows(String attachment) throws SQLException {
    try (var connection = TestDatabase.asApplication().getConnection();
        var statement =
            connection.prepareStatement(
                "select count(*) from thumbnail where attachment = cast(? as uuid)")) {
      statement.setString(1, attachment);
      try (var result = statement.executeQuery()) {
        result.next();
        return result.getInt(1);
      }
    }
  }
}
