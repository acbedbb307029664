package dev.tsuiki.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells whether the document describes an answer. */
final class Described {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PROBLEM = "#/components/schemas/Problem";

  /** What may be said before anybody looks which address is meant. */
  private static final Set<Integer> BEFORE_ROUTING = Set.of(400, 401, 403, 404, 405, 413, 415, 503);

  private final JsonNode document;
  private final Schemas schemas;
  private final List<Address> addresses = new ArrayList<>();

  private record Address(Pattern pattern, int variables, JsonNode item) {}

  Described(Document document) {
    this.document = document.root();
    this.schemas = new Schemas(document.root());
    for (Map.Entry<String, JsonNode> path : this.document.get("paths").properties()) {
      var regex =
          Stream.of(path.getKey().split("(?=\\{)|(?<=})"))
              .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
              .reduce("", String::concat);
      int variables = path.getKey().split("\\{", -1).length;
      addresses.add(new Address(Pattern.compile(regex), variables, path.getValue()));
    }
  }

  static String baseType(String contentType) {
    return contentType.split(";")[0].trim().toLowerCase(Locale.ROOT);
  }

  void check(Exchange exchange) {
    var complaint = complaint(exchange);
    if (complaint != null) {
      throw new AssertionError(
          "The document does not describe this: %s%n%s".formatted(complaint, exchange));
    }
  }

  @Nullable String complaint(Exchange exchange) {
    if (exchange.method().equals("OPTIONS")) {
      return null;
    }
    var item = itemOf(exchange.path());
    var operation = item == null ? null : item.get(operationOf(exchange.method()));
    if (operation == null) {
      return exchange.status() < 400 || !BEFORE_ROUTING.contains(exchange.status())
          ? "there is no such operation"
          : exchange.method().equals("HEAD") ? null : problem(exchange);
    }
    var response = operation.get("responses").get(String.valueOf(exchange.status()));
    if (response == null) {
      return "no answer of status " + exchange.status();
    }
    var answer = answer(exchange, resolved(response));
    if (answer != null || exchange.status() >= 300) {
      return answer;
    }
    // a trial is never refused: what does not fit is taken all the same, and a notice says so
    var isToldOff = exchange.body() != null && parsed(exchange.body()).has("notices");
    return isToldOff ? null : request(exchange, operation);
  }

  private static String operationOf(String method) {
    return method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
  }

  private @Nullable JsonNode itemOf(String path) {
    return addresses.stream()
        .filter(address -> address.pattern().matcher(path).matches())
        .min((a, b) -> Integer.compare(a.variables(), b.variables()))
        .map(Address::item)
        .orElse(null);
  }

  private @Nullable String problem(Exchange exchange) {
    return exchange.body() == null
        ? "not a problem"
        : schemas.complaint(PROBLEM, parsed(exchange.body()));
  }

  private @Nullable String answer(Exchange exchange, JsonNode response) {
    if (exchange.method().equals("HEAD") || exchange.status() == 304) {
      return null;
    }
    var content = response.get("content");
    if (content == null || content.isEmpty()) {
      return exchange.body() == null || exchange.body().isEmpty() ? null : "a body";
    }
    if (exchange.contentType() == null) {
      return "no Content-Type";
    }
    var media = media(content, baseType(exchange.contentType()));
    if (media == null) {
      return "media type " + exchange.contentType();
    }
    return exchange.body() == null || !media.has("schema")
        ? null
        : schemas.complaint(media.get("schema"), parsed(exchange.body()));
  }

  /** A request that was taken has to be one that the document tells people to send. */
  private @Nullable String request(Exchange exchange, JsonNode operation) {
    var known = new ArrayList<String>();
    operation.path("parameters").forEach(each -> known.add(each.get("name").asText()));
    if (exchange.query() != null) {
      for (var parameter : exchange.query().split("&")) {
        var name = parameter.split("=")[0];
        if (!known.contains(name)) {
          return "query parameter " + name;
        }
      }
    }
    var schema = operation.at("/requestBody/content/application~1json/schema");
    return exchange.requestBody() == null
            || exchange.requestType() == null
            || !baseType(exchange.requestType()).equals("application/json")
            || schema.isMissingNode()
        ? null
        : schemas.complaint(schema, parsed(exchange.requestBody()));
  }

  private static @Nullable JsonNode media(JsonNode content, String type) {
    var range = type.substring(0, type.indexOf('/') + 1) + "*";
    return Stream.of(type, range, "*/*")
        .filter(content::has)
        .map(content::get)
        .findFirst()
        .orElse(null);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("the body is not JSON: " + body, notJson);
    }
  }
}
