package dev.tsuiki.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the launcher itself has to ask of the backend: as the person at the machine, or with a
 * token.
 */
public final class Http {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "tsuiki-7d1f0c2b9a";

  private final String base;

  Http(String base) {
    this.base = base;
  }

  /** 0 when nobody answers. */
  public int status(String path) {
    try {
      HttpURLConnection connection = open("", path);
      int status = connection.getResponseCode();
      connection.disconnect();
      return status;
    } catch (IOException notListeningYet) {
      return 0;
    }
  }

  public JsonNode get(String path) throws IOException {
    return answer(open("", path));
  }

  public JsonNode post(String path, Map<String, ?> body) throws IOException {
    return send("", "POST", path, body);
  }

  public JsonNode post(String token, String path, Map<String, ?> body) throws IOException {
    return send(token, "POST", path, body);
  }

  public JsonNode put(String path, Map<String, ?> body) throws IOException {
    return send("", "PUT", path, body);
  }

  /** A form with one file and some fields. */
  public JsonNode upload(
      String token, String path, Map<String, String> fields, String fileName, byte[] file)
      throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    String part = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"";
    for (Map.Entry<String, String> field : fields.entrySet()) {
      form.writeBytes(utf8(part + field.getKey() + "\"\r\n\r\n" + field.getValue() + "\r\n"));
    }
    form.writeBytes(utf8(part + "file\"; filename=\"" + fileName + "\"\r\n\r\n"));
    form.writeBytes(file);
    form.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
    HttpURLConnection connection = open(token, path);
    write(connection, "multipart/form-data; boundary=" + BOUNDARY, form.toByteArray());
    return answer(connection);
  }

  private JsonNode send(String token, String method, String path, Map<String, ?> body)
      throws IOException {
    HttpURLConnection connection = open(token, path);
    connection.setRequestMethod(method);
    write(connection, "application/json", JSON.writeValueAsBytes(body));
    return answer(connection);
  }

  private HttpURLConnection open(String token, String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(base + path).toURL().openConnection();
    connection.setConnectTimeout(20_000);
    connection.setReadTimeout(120_000);
    if (!token.isEmpty()) {
      connection.setRequestProperty("Authorization", "Bearer " + token);
    }
    return connection;
  }

  private static void write(HttpURLConnection connection, String type, byte[] body)
      throws IOException {
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", type);
    connection.setFixedLengthStreamingMode(body.length);
    connection.getOutputStream().write(body);
  }

  private static JsonNode answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status >= 400) {
      InputStream said = connection.getErrorStream();
      throw new IOException(
          String.format(
              "%s %s answered %d %s",
              connection.getRequestMethod(),
              connection.getURL().getPath(),
              status,
              said == null ? "" : new String(said.readAllBytes(), StandardCharsets.UTF_8)));
    }
    try (InputStream body = connection.getInputStream()) {
      return JSON.readTree(body);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
