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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way to a real S3 server and back, and what is said while it is away. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(S3AttachmentsTest.OnS3.class)
class S3AttachmentsTest {

  @Inject Fsck fsck;

  private S3Server server;

  @BeforeEach
  void start() {
    server = S3Server.s3proxy(OnS3.port());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  public static class OnS3 implements QuarkusTestProfile {
    private static final String PORT = "tsuiki.test.s3.port";

    /** A system property, since profile and test may be loaded by loaders of their own. */
    static synchronized int port() {
      if (System.getProperty(PORT) == null) {
        System.setProperty(PORT, String.valueOf(S3Server.freePort()));
      }
      return Integer.getInteger(PORT);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "tsuiki.storage.kind",
          "s3",
          "tsuiki.storage.s3.endpoint",
          S3Server.endpoint(port()),
          "tsuiki.storage.s3.access-key",
          S3Server.ACCESS_KEY,
          "tsuiki.storage.s3.secret-key",
          S3Server.SECRET_KEY);
    }
  }

  @Test
  void picturesGoToS3AndWhileItIsAwayNothingIsHalfDone() {
    Client client = Client.ofNewNotebook();
    byte[] png = TestImages.noise(900, 90);
    String id = client.upload("a.png", png);
    assertArrayEquals(png, client.get(id + "/content").asByteArray());
    client.get(id + "/thumbnails/320").then().statusCode(200);

    server.stop();
    client.send("b.png", png).statusCode(503).body("type", equalTo("/problems/unavailable"));
    client.get(id + "/content").then().statusCode(503);
    client.get(id + "/thumbnails/640").then().statusCode(503);
    client.get(id).then().statusCode(200);
    client.journal().body("items", hasSize(1));

    server.start();
    client.upload("b.png", png);
    client.get(id + "/thumbnails/640").then().statusCode(200);
    var report = new ByteArrayOutputStream();
    assertEquals(
        0, fsck.run(true, new PrintStream(report, true, StandardCharsets.UTF_8)), report::toString);
    client.journal().body("items", hasSize(2));
  }
}
