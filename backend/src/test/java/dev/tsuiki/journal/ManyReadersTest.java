package dev.tsuiki.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tsuiki.testsupport.TestDatabase;
import dev.tsuiki.testsupport.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ManyReadersTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void moreLiveReadersThanDatabaseConnectionsLeaveRoomForEverybodyElse() throws Exception {
    client.send(
        request("/api/v1/notebooks")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"slug\":\"many-readers\"}"))
            .build(),
        HttpResponse.BodyHandlers.discarding());
    var streams = new ArrayList<InputStream>();
    try {
      for (int i = 0; i < 30; i++) {
        var live =
            client.send(
                request("/api/v1/notebooks/many-readers/journal/live").build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, live.statusCode());
        streams.add(live.body());
      }
      var me = client.send(request("/api/v1/me").build(), HttpResponse.BodyHandlers.discarding());
      assertEquals(200, me.statusCode());
    } finally {
      for (var stream : streams) {
        stream.close();
      }
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(Wire.port(), path)))
        .timeout(Duration.ofSeconds(30));
  }
}
