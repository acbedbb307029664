package dev.tsuiki.code;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.journal.Journal;
import dev.tsuiki.testsupport.TestDatabase;
import dev.tsuiki.web.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SnapshotsTest {
  @Inject Snapshots snapshots;
  @Inject Journal journal;
  @Inject Blobs blobs;
  @Inject FileLists lists;

  @Test
  void aListIsReadBackAsItWasWritten() {
    var notebook = notebook();
    var person = UUID.fromString(given().get("/api/v1/me").path("person.id"));
    var prepared =
        snapshots.prepare(
            notebook,
            List.of(
                NewFile.of("train.py", "print(1)\r\n".getBytes(StandardCharsets.UTF_8)),
                NewFile.of("weights.bin", new byte[] {1, 0, 2}),
                NewFile.named("data.csv", 1L << 33)));
    var id =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    snapshots.append(
                        journal.take(notebook, person, 1),
                        prepared,
                        Ids.next(),
                        "enc",
                        Instant.now()));
    var list = lists.one(notebook, id).orElseThrow();
    assertEquals(prepared.files(), list);
    assertEquals(2, prepared.notices().size());
    assertEquals(
        "print(1)\r\n",
        new String(
            blobs.find(notebook, String.valueOf(list.get(1).sha256())).orElseThrow().bytes(),
            StandardCharsets.UTF_8));
  }

  private static UUID notebook() {
    return UUID.fromString(
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("slug", "code-" + UUID.randomUUID().toString().substring(0, 8)))
            .post("/api/v1/notebooks")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }
}
