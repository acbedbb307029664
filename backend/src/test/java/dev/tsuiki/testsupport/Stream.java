package dev.tsuiki.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Follows a journal as a browser does: on a thread, remembering the numbers it saw. */
public final class Stream implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** How the stream ended. */
  public enum End {
    NOT_YET,
    CLEAN,
    TORN
  }

  private final List<Long> numbers = new CopyOnWriteArrayList<>();
  private final InputStream body;
  private volatile End end = End.NOT_YET;

  private Stream(InputStream body) {
    this.body = body;
    var thread = new Thread(this::read, "stream");
    thread.setDaemon(true);
    thread.start();
  }

  public static Stream of(Backend backend, String path, String token, long after)
      throws IOException, InterruptedException {
    var request =
        backend.request(path + "/journal/live", token).header("Last-Event-ID", "" + after).build();
    var answer = HTTP.send(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    return new Stream(answer.body());
  }

  public List<Long> numbers() {
    return List.copyOf(numbers);
  }

  public End end() {
    return end;
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          numbers.add(Long.parseLong(line.substring(3).trim()));
        }
      }
      end = End.CLEAN;
    } catch (IOException torn) {
      end = End.TORN;
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
