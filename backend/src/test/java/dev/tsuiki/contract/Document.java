package dev.tsuiki.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/** The OpenAPI document as the running server gives it. */
public record Document(JsonNode root) {
  private static final List<String> TOP =
      List.of("openapi", "info", "servers", "tags", "security", "paths", "components");

  private static final List<String> OPERATION =
      List.of(
          "tags",
          "operationId",
          "summary",
          "description",
          "security",
          "parameters",
          "requestBody",
          "responses");
  private static final List<String> PARAMETER =
      List.of("name", "in", "required", "description", "schema");

  /** Maps whose order means nothing and depends on the order in which classes were found. */
  private static final List<String> SORTED = List.of("schemas", "responses", "securitySchemes");

  public static Document served() {
    try {
      var port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
      var answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://localhost:%d/q/openapi?format=json".formatted(port)))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      return new Document(JsonMapper.builder().build().readTree(answer.body()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** In one order, whatever the order in which the classes were found. */
  public String asYaml() {
    var yaml =
        YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();
    try {
      return "# Generated from the code; see README.md.\n"
          + yaml.writeValueAsString(inOrder((ObjectNode) root, TOP));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Known members first, in that order. */
  private static JsonNode inOrder(ObjectNode object, List<String> order) {
    var copy = JsonNodeFactory.instance.objectNode();
    Stream.concat(order.stream(), object.properties().stream().map(Map.Entry::getKey))
        .distinct()
        .filter(object::has)
        .forEach(name -> copy.set(name, sorted(object.get(name), name)));
    return copy;
  }

  private static JsonNode sorted(JsonNode node, String name) {
    if (node instanceof ObjectNode object) {
      var names = SORTED.contains(name) ? new TreeSet<String>() : new LinkedHashSet<String>();
      object.fieldNames().forEachRemaining(names::add);
      var copy = JsonNodeFactory.instance.objectNode();
      names.forEach(member -> copy.set(member, sorted(object.get(member), member)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      var copy = JsonNodeFactory.instance.arrayNode();
      StreamSupport.stream(array.spliterator(), false).forEach(each -> copy.add(sorted(each, "")));
      return copy;
    }
    return node;
  }
}
