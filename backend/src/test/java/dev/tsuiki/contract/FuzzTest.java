package dev.tsuiki.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsuiki.testsupport.TestDatabase;
import dev.tsuiki.testsupport.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Makes requests of the document, right ones and wrong ones, always the same ones: never a 5xx,
 * never an answer that the document does not describe.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FuzzTest {
  private static final long SEED = 20_261_123;
  private static final Duration TIME = Duration.ofSeconds(15);
  private static final String NOTEBOOK = "fuzz";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Random random = new Random(SEED);

  private record Operation(String method, String path, JsonNode json) {}

  @Test
  void noRequestMadeOfTheDocumentGetsAnAnswerOutsideIt() throws Exception {
    var document = Document.served();
    var described = new Described(document);
    var values = new FuzzValues(document.root(), random);
    var operations = operations(document.root());
    send("POST", "/api/v1/notebooks", "application/json", utf8("{\"slug\":\"fuzz\"}"));
    var complaints = new TreeMap<String, String>();
    var statuses = new TreeMap<Integer, Integer>();
    var end = Instant.now().plus(TIME);
    for (int round = 0; round == 0 || Instant.now().isBefore(end); round++) {
      for (var operation : operations) {
        var exchange = call(operation, values);
        statuses.merge(exchange.status(), 1, Integer::sum);
        var complaint = exchange.status() >= 500 ? "a 5xx" : described.complaint(exchange);
        if (complaint != null) {
          complaints.putIfAbsent(
              operation.method() + " " + operation.path() + " " + exchange.status(),
              (complaint + "\n" + exchange + "\n" + exchange.requestBody())
                  .replaceAll("(.)\\1{99,}", "$1…"));
        }
        values.learn(exchange.body());
      }
      // a notebook that was archived takes nothing, and there would be nothing left to find
      send(
          "PUT",
          "/api/v1/notebooks/fuzz/settings",
          "application/json",
          utf8("{\"archived\":false}"));
    }
    assertEquals("", String.join("\n\n", complaints.values()));
    assertTrue(
        statuses.keySet().containsAll(List.of(200, 201, 400, 404, 422)),
        () -> "the requests are too much of one kind: " + statuses);
  }

  private static List<Operation> operations(JsonNode root) {
    var found = new ArrayList<Operation>();
    root.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        each ->
                            found.add(
                                new Operation(each.getKey(), path.getKey(), each.getValue()))));
    return found;
  }

  private Exchange call(Operation operation, FuzzValues values) throws Exception {
    var path = operation.path().replace("{nb}", random.nextInt(10) == 0 ? "nobody" : NOTEBOOK);
    var query = new ArrayList<String>();
    for (var parameter : operation.json().path("parameters")) {
      var name = parameter.get("name").asText();
      if (parameter.get("in").asText().equals("path")) {
        path = path.replace("{" + name + "}", encoded(values.inPath(name)));
      } else if (parameter.get("in").asText().equals("query") && random.nextInt(3) == 0) {
        query.add(name + "=" + encoded(values.text(parameter.get("schema"))));
      }
    }
    var content = operation.json().at("/requestBody/content");
    @Nullable String type = null;
    byte @Nullable [] body = null;
    if (!content.isMissingNode()) {
      var types = content.properties().stream().map(Map.Entry::getKey).toList();
      type = types.get(random.nextInt(types.size()));
      body = values.body(type, content.get(type).path("schema"));
      if (type.equals("multipart/form-data")) {
        type += "; boundary=" + FuzzValues.BOUNDARY;
      }
      if (random.nextInt(12) == 0) {
        type = "text/csv";
      }
    }
    var target = query.isEmpty() ? path : path + "?" + String.join("&", query);
    return send(operation.method(), target, type, body);
  }

  private Exchange send(String method, String target, @Nullable String type, byte @Nullable [] body)
      throws IOException, InterruptedException {
    var uri = URI.create("http://localhost:%d%s".formatted(Wire.port(), target));
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(60))
            .method(
                method.toUpperCase(Locale.ROOT),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (type != null) {
      request.header("Content-Type", type);
    }
    var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    var answerType = answer.headers().firstValue("Content-Type").orElse(null);
    try (var stream = answer.body()) {
      // a stream of events never ends; what is not JSON is not looked into
      var isJson = answerType != null && answerType.contains("json");
      var text = isJson ? new String(stream.readAllBytes(), StandardCharsets.UTF_8) : null;
      return new Exchange(
          method.toUpperCase(Locale.ROOT),
          uri.getRawPath(),
          uri.getRawQuery(),
          null,
          body == null
              ? null
              : new String(body, 0, Math.min(body.length, 500), StandardCharsets.UTF_8),
          answer.statusCode(),
          answerType,
          text);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
