package dev.tsuiki.attachment;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.storage.Fsck;
import dev.tsuiki.testsupport.S3Server;
import dev.tsuiki.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The whole way to a real S3 server and back, and what is said while it is away. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(S3AttachmentsTest.OnS3.class)
class S3AttachmentsTest {

  private static final S3Server SERVER = S3Server.s3proxy();

  @Inject Fsck fsck;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  public static class OnS3 implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "tsuiki.storage.kind",
          "s3",
          "tsuiki.storage.s3.endpoint",
          SERVER.endpoint(),
          "tsuiki.storage.s3.access-key",
          S3Server.ACCESS_KEY,
          "tsuiki.storage.s3.secret-key",
          S3Server.SECRET_KEY);
    }
  }

  @Test
  void picturesGoToS3AndWhileItIsAwayNothingIsHalfDone() {
    Client client = Client.ofNewNotebook();
    byte[] png = TestImages.noise(900, 700);
    String id = client.upload("a.png", png);
    assertArrayEquals(png, client.get(id + "/content").asByteArray());
    client.get(id + "/thumbnails/320").then().statusCode(200);

    SERVER.stop();
    client.send("b.png", png).statusCode(503).body("type", equalTo("/problems/unavailable"));
    client.get(id + "/content").then().statusCode(503);
    client.get(id + "/thumbnails/640").then().statusCode(503);
    client.get(id).then().statusCode(200);
    client.journal().body("items", hasSize(1));

    SERVER.start();
    client.upload("b.png", png);
    client.get(id + "/thumbnails/640").then().statusCode(200);
    var report = new ByteArrayOutputStream();
    assertEquals(
        0, fsck.run(true, new PrintStream(report, true, StandardCharsets.UTF_8)), report::toString);
    client.journal().body("items", hasSize(2));
  }
}
