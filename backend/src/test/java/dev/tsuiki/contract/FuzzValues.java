package dev.tsuiki.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Random values of a schema, most of them right, and some that nobody should send. */
final class FuzzValues {
  static final String BOUNDARY = "fuzz";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> NASTY =
      List.of(
          "",
          " ",
          "a",
          "enc_k5_res",
          "日本語",
          "\u0000",
          "\ud800",
          "\u202e",
          "..",
          "../../etc/passwd",
          "%",
          "%_!",
          "' or 1=1 --",
          "a\nb",
          "-1",
          "1e999",
          "NaN",
          "9999-12-31T23:59:59Z",
          "0000-01-01T00:00:00Z",
          "x".repeat(300),
          "y".repeat(70_000),
          "acc>=0.8",
          "-acc",
          "experiment:enc_k5_res",
          "null",
          "{}");
  private static final List<JsonNode> JUNK =
      List.of(
          NODES.nullNode(),
          NODES.textNode("junk"),
          NODES.numberNode(-1),
          NODES.numberNode(1e300),
          NODES.booleanNode(true),
          NODES.arrayNode().add(1),
          NODES.objectNode().put("junk", 1));

  private final JsonNode document;
  private final Random random;
  private final List<String> ids = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  FuzzValues(JsonNode document, Random random) {
    this.document = document;
    this.random = random;
  }

  /** Takes up what the server made, so that later requests can name it. */
  void learn(@Nullable String answer) {
    if (answer == null || ids.size() > 500) {
      return;
    }
    try {
      var json = JSON.readTree(answer);
      ids.addAll(json.findValuesAsText("id"));
      keys.addAll(json.findValuesAsText("key"));
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(answer, notJson);
    }
  }

  String inPath(String name) {
    return switch (random.nextInt(4)) {
      case 0 -> UUID.nameUUIDFromBytes(bytes(8)).toString();
      case 1 -> notEmpty(brief(one(NASTY)));
      default -> {
        var known = name.equals("key") ? keys : ids;
        yield known.isEmpty() ? "enc_k5_res" : notEmpty(one(known));
      }
    };
  }

  /** Short enough for a request line. */
  private static String brief(String text) {
    return text.substring(0, Math.min(text.length(), 1000));
  }

  private static String notEmpty(String text) {
    return text.isEmpty() || text.equals(".") || text.equals("..") ? "x" : text;
  }

  String text(JsonNode schema) {
    return brief(random.nextInt(3) == 0 ? one(NASTY) : value(schema, 0).asText());
  }

  byte[] body(String type, JsonNode schema) {
    var body =
        switch (type) {
          case "application/json" ->
              written(random.nextInt(15) == 0 ? one(JUNK) : value(schema, 0));
          case "multipart/form-data" -> multipart(resolved(schema));
          default -> bytes(random.nextInt(2000));
        };
    return random.nextInt(15) == 0 ? Arrays.copyOf(body, body.length / 2) : body;
  }

  private byte[] multipart(JsonNode schema) {
    var parts = new StringBuilder();
    var names = new ArrayList<>(List.of("junk"));
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    for (var name : names) {
      if (random.nextInt(names.size() > 3 ? 3 : 2) == 0 && !name.equals("junk")) {
        var isFile = random.nextBoolean() && List.of("file", "image", "code").contains(name);
        parts
            .append("--%s\r\nContent-Disposition: form-data; name=\"%s\"".formatted(BOUNDARY, name))
            .append(isFile ? "; filename=\"a.txt\"" : "")
            .append("\r\n\r\n")
            .append(text(schema.path("properties").path(name)))
            .append("\r\n");
      }
    }
    return parts.append("--" + BOUNDARY + "--\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode value(JsonNode given, int depth) {
    var schema = resolved(given);
    if (random.nextInt(25) == 0) {
      return one(JUNK);
    }
    for (var choice : List.of("oneOf", "anyOf")) {
      if (schema.has(choice)) {
        return value(schema.get(choice).get(random.nextInt(schema.get(choice).size())), depth);
      }
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    var type = schema.path("type");
    return switch (type.isArray()
        ? type.get(random.nextInt(type.size())).asText()
        : type.asText()) {
      case "object" -> object(schema, depth);
      case "array" -> {
        var array = NODES.arrayNode();
        for (int i = random.nextInt(3); i > 0 && depth < 6; i--) {
          array.add(value(schema.path("items"), depth + 1));
        }
        yield array;
      }
      case "integer" -> NODES.numberNode(one(List.of(0L, 1L, -1L, 7L, 1000L, Long.MAX_VALUE)));
      case "number" -> NODES.numberNode(one(List.of(0.0, 0.5, -1.0, 1e300, 0.86)));
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "null" -> NODES.nullNode();
      default -> string(schema);
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    var object = NODES.objectNode();
    var required = new ArrayList<String>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (var property : schema.path("properties").properties()) {
      boolean wanted =
          required.contains(property.getKey()) ? random.nextInt(20) > 0 : random.nextInt(3) == 0;
      if (wanted && depth < 6) {
        object.set(property.getKey(), value(property.getValue(), depth + 1));
      }
    }
    if (schema.path("additionalProperties").isObject() && depth < 6) {
      object.set(one(NASTY), value(schema.get("additionalProperties"), depth + 1));
    }
    if (random.nextInt(40) == 0) {
      object.put("nobodyKnowsThis", 1);
    }
    return object;
  }

  private JsonNode string(JsonNode schema) {
    if (random.nextInt(8) == 0) {
      return NODES.textNode(one(NASTY));
    }
    return NODES.textNode(
        switch (schema.path("format").asText()) {
          case "uuid" ->
              ids.isEmpty() || random.nextBoolean()
                  ? UUID.nameUUIDFromBytes(bytes(8)).toString()
                  : one(ids);
          case "date-time" -> "2026-06-24T05:12:00Z";
          default ->
              keys.isEmpty() || random.nextBoolean()
                  ? "word-" + Integer.toString(random.nextInt(1 << 20), 36)
                  : one(keys);
        });
  }

  private JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  private byte[] written(JsonNode value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
