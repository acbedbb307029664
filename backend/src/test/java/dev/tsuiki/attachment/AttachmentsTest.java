package dev.tsuiki.attachment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.testsupport.TestDatabase;
import dev.tsuiki.web.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AttachmentsTest {

  private Client client;

  @BeforeEach
  void open() {
    client = Client.ofNewNotebook();
  }

  @Test
  void anImageIsAppendedWithItsTypeAndSizeFromTheBytes() {
    byte[] png = TestImages.png(640, 480);
    var created =
        client
            .send("loss.txt", png)
            .statusCode(201)
            .body("mediaType", equalTo("image/png"))
            .body("width", equalTo(640))
            .body("height", equalTo(480))
            .body("size", equalTo(png.length))
            .body("fileName", equalTo("loss.txt"))
            .body("label", nullValue())
            .body("about", hasSize(0))
            .body("sha256", matchesPattern("[0-9a-f]{64}"))
            .extract();
    String id = created.path("id");
    given().get(created.header("Location")).then().statusCode(200).body("id", equalTo(id));
    client
        .journal()
        .body("items", hasSize(1))
        .body("items[0].type", equalTo("attachment"))
        .body("items[0].record.id", equalTo(id))
        .body("items[0].record.width", equalTo(640));
  }

  @Test
  void aPastedPictureHasNoName() {
    client
        .send("image.png", TestImages.png(8, 8))
        .statusCode(201)
        .body("fileName", nullValue())
        .body("label", nullValue());
  }

  @Test
  void aLabelIsWhatWasGiven() {
    client
        .sendText("a.txt", " 損失 ", "hello")
        .statusCode(201)
        .body("label", equalTo("損失"))
        .body("fileName", equalTo("a.txt"));
  }

  @Test
  void theSameAgainUnderTheSameIdIsTheFirst() {
    String id = Ids.next().toString();
    byte[] png = TestImages.png(20, 20);
    for (int status : new int[] {201, 200, 200}) {
      client
          .send(client.file("a.png", png).multiPart("id", id))
          .statusCode(status)
          .body("id", equalTo(id))
          .body("seq", equalTo(1));
    }
    client
        .send(client.file("a.png", TestImages.png(21, 20)).multiPart("id", id))
        .statusCode(409)
        .body("type", equalTo("/problems/id-reused"));
    client.send(client.file("b.png", png).multiPart("id", id)).statusCode(409);
    client.journal().body("items", hasSize(1));
  }

  @Test
  void manyRetriesAtOnceMakeOneRecord() throws Exception {
    String id = Ids.next().toString();
    byte[] png = TestImages.noise(60, 60);
    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> sends =
          IntStream.range(0, 16)
              .<Callable<Integer>>mapToObj(
                  i ->
                      () ->
                          client
                              .send(client.file("a.png", png).multiPart("id", id))
                              .extract()
                              .statusCode())
              .toList();
      int created = 0;
      for (var answer : threads.invokeAll(sends)) {
        created += answer.get() == 201 ? 1 : 0;
        assertEquals(2, answer.get() / 100);
      }
      assertEquals(1, created);
    } finally {
      threads.shutdownNow();
    }
    client.journal().body("items", hasSize(1));
  }

  @Test
  void anAmendmentChangesTheLabelAndNothingElse() {
    String id = client.upload("a.png", TestImages.png(8, 8));
    client
        .post("/attachments/" + id + "/amendments", Map.of("label", "loss"))
        .statusCode(201)
        .body("label", equalTo("loss"))
        .body("fileName", equalTo("a.png"));
    var taken = new HashMap<String, Object>();
    taken.put("label", null);
    client
        .post("/attachments/" + id + "/amendments", taken)
        .statusCode(201)
        .body("$", not(hasKey("label")));
    client
        .journal()
        .body("items.type", equalTo(List.of("attachment", "amendment", "amendment")))
        .body("items[1].record.attachment", equalTo(id))
        .body("items[1].record.label", equalTo("loss"))
        .body("items[1].record", not(hasKey("about")))
        .body("items[2].record", hasKey("label"))
        .body("items[2].record.label", nullValue());
  }

  @Test
  void whatItIsAboutCanBeSaidWithItAndAnewAfterwards() {
    String note =
        client
            .post("/annotations", Map.of("kind", "note", "text", "look"))
            .statusCode(201)
            .extract()
            .path("id");
    String about = "[{\"annotation\":\"%s\"}]".formatted(note);
    String id =
        client
            .send(client.file("a.png", TestImages.png(8, 8)).multiPart("about", about))
            .statusCode(201)
            .body("about[0].annotation", equalTo(note))
            .extract()
            .path("id");
    client
        .post("/attachments/" + id + "/amendments", Map.of("about", List.of()))
        .statusCode(201)
        .body("about", hasSize(0));
    client
        .post(
            "/attachments/" + id + "/amendments",
            Map.of("about", List.of(Map.of("annotation", note, "quote", "look"))))
        .statusCode(201)
        .body("about[0].quote", equalTo("look"));
    client.get(id).then().body("about[0].quote", equalTo("look"));
  }

  @Test
  void anAmendmentIsNotDoubledByARetry() {
    String id = client.upload("a.png", TestImages.png(8, 8));
    var amendment = Map.of("id", Ids.next().toString(), "label", "loss");
    client.post("/attachments/" + id + "/amendments", amendment).statusCode(201);
    client.post("/attachments/" + id + "/amendments", amendment).statusCode(200);
    client
        .post(
            "/attachments/" + id + "/amendments",
            Map.of("id", amendment.get("id"), "label", "other"))
        .statusCode(409);
    client.journal().body("items", hasSize(2));
  }

  @Test
  void anAmendmentThatSaysNothingOrNonsenseIsRefused() {
    String id = client.upload("a.png", TestImages.png(8, 8));
    String path = "/attachments/" + id + "/amendments";
    client.post(path, Map.of()).statusCode(422);
    client.post(path, Map.of("label", 7)).statusCode(422);
    client.post(path, Map.of("label", "two\nlines")).statusCode(422);
    client.post(path, Map.of("label", "x".repeat(201))).statusCode(422);
    client.post(path, Map.of("fileName", "b.png")).statusCode(400);
    client.post("/attachments/" + Ids.next() + "/amendments", Map.of("label", "x")).statusCode(404);
    client.journal().body("items", hasSize(1));
  }

  @Test
  void anotherNotebooksAttachmentIsUnknown() {
    String id = client.upload("a.png", TestImages.png(800, 8));
    Client other = Client.ofNewNotebook();
    for (String path : List.of(id, id + "/content", id + "/thumbnails/320")) {
      other.get(path).then().statusCode(404).contentType(startsWith("application/problem+json"));
    }
    other.post("/attachments/" + id + "/amendments", Map.of("label", "mine")).statusCode(404);
    other
        .send(
            other
                .file("a.png", TestImages.png(8, 8))
                .multiPart("about", "[{\"attachment\":\"%s\"}]".formatted(id)))
        .statusCode(422)
        .body("type", equalTo("/problems/about-unknown"));
    other.journal().body("items", hasSize(0));
  }

  @Test
  void aFileWithoutWordsIsEnoughAndAnEmptyOneIsAFileToo() {
    client
        .send("notes.txt", "実験メモ".getBytes(StandardCharsets.UTF_8))
        .statusCode(201)
        .body("mediaType", equalTo("text/plain"));
    client.send("empty", new byte[0]).statusCode(201).body("size", equalTo(0));
  }
}
