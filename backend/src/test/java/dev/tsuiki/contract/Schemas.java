package dev.tsuiki.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Validates JSON against the document's schemas. The document leaves answers open, so that a client
 * survives new members; here they are closed, so that a member nobody described is found.
 */
final class Schemas {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final ObjectNode components;

  /** Parts of others, which have members besides theirs. */
  private final Set<String> taken = new HashSet<>();

  private final Map<String, JsonSchema> compiled = new HashMap<>();

  Schemas(JsonNode document) {
    this.components = JsonNodeFactory.instance.objectNode();
    var schemas = document.at("/components/schemas").deepCopy();
    schemas
        .findValues("allOf")
        .forEach(all -> all.forEach(each -> taken.add(each.path("$ref").asText())));
    schemas
        .properties()
        .forEach(
            each ->
                close(each.getValue(), taken.contains("#/components/schemas/" + each.getKey())));
    components.set("schemas", schemas);
  }

  @Nullable String complaint(String ref, JsonNode value) {
    return complaint(JsonNodeFactory.instance.objectNode().put("$ref", ref), value);
  }

  synchronized @Nullable String complaint(JsonNode schema, JsonNode value) {
    var found =
        compiled.computeIfAbsent(schema.toString(), text -> compile(schema)).validate(value);
    return found.isEmpty()
        ? null
        : found.stream().map(Object::toString).limit(5).collect(Collectors.joining("; "));
  }

  private JsonSchema compile(JsonNode schema) {
    var root = JsonNodeFactory.instance.objectNode();
    root.set("components", components);
    var own = schema.deepCopy();
    close(own, false);
    root.set("allOf", JsonNodeFactory.instance.arrayNode().add(own));
    return FACTORY.getSchema(root, CONFIG);
  }

  private static void close(JsonNode node, boolean isPart) {
    if (!isPart
        && node instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")
        && isObject(object.path("type"))) {
      object.put(object.has("allOf") ? "unevaluatedProperties" : "additionalProperties", false);
    }
    node.forEach(each -> close(each, false));
  }

  private static boolean isObject(JsonNode type) {
    return type.asText().equals("object")
        || (type.isArray() && type.toString().contains("\"object\""));
  }
}
