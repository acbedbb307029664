package dev.tsuiki.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** What the launcher itself has to ask of the backend. */
final class Http {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String base;

  Http(String base) {
    this.base = base;
  }

  int status(String path) {
    try {
      HttpURLConnection connection = open(path);
      int status = connection.getResponseCode();
      connection.disconnect();
      return status;
    } catch (IOException notListeningYet) {
      return 0;
    }
  }

  JsonNode get(String path) throws IOException {
    return answer(open(path));
  }

  JsonNode post(String path, Map<String, ?> body) throws IOException {
    HttpURLConnection connection = open(path);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.getOutputStream().write(JSON.writeValueAsBytes(body));
    return answer(connection);
  }

  private HttpURLConnection open(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(base + path).toURL().openConnection();
    connection.setConnectTimeout(2_000);
    connection.setReadTimeout(20_000);
    return connection;
  }

  private static JsonNode answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status >= 400) {
      throw new IOException(connection.getURL().getPath() + " answered " + status);
    }
    try (InputStream body = connection.getInputStream()) {
      return JSON.readTree(body);
    }
  }
}
