package dev.tsuiki.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.storage.Fsck;
import dev.tsuiki.storage.ObjectKey;
import dev.tsuiki.storage.ObjectStore;
import dev.tsuiki.storage.StagedBytes;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FsckAndSweepTest {

  @Inject Fsck fsck;
  @Inject ObjectStore store;
  @Inject AttachmentObjects objects;

  @Test
  void attachmentsAndThumbnailsAreNamedAndAFailedUploadIsNot() throws IOException {
    Client client = Client.ofNewNotebook();
    String id = client.upload("a.png", TestImages.png(800, 600));
    client.get(id + "/thumbnails/320").then().statusCode(200);
    ObjectKey orphan;
    try (var staged = StagedBytes.of(new byte[77])) {
      orphan = ObjectKey.of(UUID.randomUUID(), staged);
      store.put(orphan, staged);
    }
    List<ObjectKey> all;
    try (var stored = store.list()) {
      all = stored.map(object -> object.key()).toList();
    }
    var named = objects.named(all);
    assertEquals(
        List.of(orphan),
        all.stream().filter(key -> !named.contains(key)).filter(orphan::equals).toList());
    assertTrue(named.stream().anyMatch(key -> key.sha256().equals(client.get(id).path("sha256"))));

    var report = new ByteArrayOutputStream();
    int code = fsck.run(true, new PrintStream(report, true, StandardCharsets.UTF_8));
    assertEquals(0, code, report::toString);
    assertTrue(report.toString(StandardCharsets.UTF_8).contains(orphan + "  77 bytes"));
    store.delete(orphan);
  }
}
