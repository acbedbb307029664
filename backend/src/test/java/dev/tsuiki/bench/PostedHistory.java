package dev.tsuiki.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Versions of a project as the trials of a notebook, each the parent of the next: texts are sent
 * once and named by their hash from then on, as a script does it.
 */
final class PostedHistory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TYPE = "application/json";

  private final Client client;
  private final String notebook;
  private final Set<String> sent = new HashSet<>();

  PostedHistory(Client client, String notebook) {
    this.client = client;
    this.notebook = notebook;
  }

  static String key(int version) {
    return "v-" + version;
  }

  void post(List<Map<String, String>> versions) throws IOException {
    for (int i = 0; i < versions.size(); i++) {
      post(i, versions.get(i), i == 0 ? List.of() : List.of(key(i - 1)));
    }
  }

  /**
   * @param parents null leaves them out
   */
  void post(int version, Map<String, String> texts, @Nullable List<String> parents)
      throws IOException {
    var files = new ArrayList<Map<String, Object>>();
    for (var file : texts.entrySet()) {
      var bytes = file.getValue().getBytes(UTF_8);
      var hash = hash(bytes);
      files.add(
          sent.add(hash)
              ? Map.of("path", file.getKey(), "text", file.getValue())
              : Map.of("path", file.getKey(), "sha256", hash, "size", bytes.length));
    }
    var trial = new HashMap<String, Object>();
    trial.put("key", key(version));
    trial.put("code", Map.of("files", files));
    if (parents != null) {
      trial.put("parents", parents);
    }
    post("/experiments", trial);
  }

  /** As it is read, with what is assumed of it. */
  JsonNode experiment(int version) throws IOException {
    return read(Client.expect(200, client.get(notebook + "/experiments/" + key(version))));
  }

  /** Names a region of a version, or a definition. */
  void excerpt(int version, String name, Map<String, Object> region) throws IOException {
    post(
        "/experiments/" + key(version) + "/excerpts",
        Map.of("name", name, "regions", List.of(region)));
  }

  private void post(String path, Object body) throws IOException {
    Client.expect(201, client.post(notebook + path, TYPE, JSON.writeValueAsBytes(body)));
  }

  Client.Answer trail(String name) throws IOException {
    return Client.expect(200, client.get(notebook + "/excerpts/" + name + "/trail"));
  }

  static JsonNode read(Client.Answer answer) throws IOException {
    byte[] body = answer.body();
    boolean isPacked = body.length > 2 && body[0] == 0x1f && (body[1] & 0xff) == 0x8b;
    if (isPacked) {
      try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        return JSON.readTree(in.readAllBytes());
      }
    }
    return JSON.readTree(body);
  }

  /** Which version a stop is at. */
  static int version(JsonNode stop) {
    return version(stop.path("experiment").asText());
  }

  static int version(String key) {
    return Integer.parseInt(key.substring(2));
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
