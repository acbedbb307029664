package dev.tsuiki.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server while eight clients post, again and again; {@code -Dtsuiki.kills} says how
 * often.
 */
class KilledIT {

  private static final String NOTEBOOK = "/api/v1/notebooks/lab";
  private static final int CLIENTS = 8;

  private final int kills = Integer.getInteger("tsuiki.kills", 5);
  private final Random random = new Random(7);
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

  @TempDir static Path temp;

  @Test
  void what_was_acknowledged_is_there_once_and_the_numbers_have_no_hole() throws Exception {
    for (int round = 1; round <= kills; round++) {
      try (Run run = Run.ready(temp.resolve("data"))) {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          Thread client = new Thread(() -> post(run), "client-" + i);
          client.start();
          clients.add(client);
        }
        int before = acknowledged.size();
        for (int i = 0; i < 300 && acknowledged.size() < before + 100; i++) {
          Thread.sleep(100);
        }
        Thread.sleep(random.nextInt(500));
        run.kill();
        for (Thread client : clients) {
          client.join();
        }
        System.out.println(
            "killed " + round + " of " + kills + ", acknowledged " + acknowledged.size());
      }
    }
    assertFalse(acknowledged.isEmpty());
    try (Run run = Run.ready(temp.resolve("data"))) {
      for (String id : unanswered) {
        assertTrue(create(run, id), "a retry must succeed");
      }
      check(run);
    }
  }

  private void post(Run run) {
    while (true) {
      String id = UUID.randomUUID().toString();
      try {
        if (create(run, id)) {
          acknowledged.add(id);
        }
      } catch (IOException killed) {
        unanswered.add(id);
        return;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static boolean create(Run run, String id) throws IOException, InterruptedException {
    String body =
        "{\"id\":\"%s\",\"key\":\"k%s\",\"text\":\"残差を足した\",\"results\":{\"acc\":0.5},\"parents\":[]}"
            .formatted(id, id.substring(0, 8));
    int status = run.post(NOTEBOOK + "/experiments", "application/json", body).statusCode();
    return status == 201 || status == 200;
  }

  private void check(Run run) throws IOException, InterruptedException {
    Set<String> experiments = new TreeSet<>();
    long expected = 1;
    long last;
    do {
      JsonNode page =
          new ObjectMapper()
              .readTree(run.get(NOTEBOOK + "/journal?limit=1000&after=" + (expected - 1)).body());
      last = page.path("lastSeq").asLong();
      assertTrue(page.path("items").size() > 0 || last == expected - 1);
      for (JsonNode item : page.path("items")) {
        assertEquals(expected++, item.path("seq").asLong(), "a hole in seq");
        if (item.path("type").asText().equals("experiment")) {
          String id = item.path("record").path("id").asText();
          assertTrue(experiments.add(id), "twice: " + id);
        }
      }
    } while (expected <= last);
    acknowledged.forEach(id -> assertTrue(experiments.contains(id), "lost: " + id));
    assertTrue(experiments.size() >= acknowledged.size());
    System.out.println(
        "%d acknowledged, %d records, seq 1..%d without a hole"
            .formatted(acknowledged.size(), experiments.size(), last));
  }
}
