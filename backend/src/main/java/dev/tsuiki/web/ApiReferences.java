package dev.tsuiki.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Walks through every schema of the document, and finds which are asked for and which answered. */
final class ApiReferences {
  private final OpenAPI document;

  ApiReferences(OpenAPI document) {
    this.document = document;
  }

  /** The names of all schemas that an answer can contain. */
  Set<String> ofAnswers() {
    return closure(
        Stream.concat(
                operations()
                    .flatMap(
                        operation -> operation.getResponses().getAPIResponses().values().stream()),
                orEmpty(document.getComponents().getResponses()).values().stream())
            .flatMap(response -> inContent(response.getContent())));
  }

  /** The names of all schemas that a request can contain. */
  Set<String> ofRequests() {
    return closure(operations().flatMap(ApiReferences::inRequest));
  }

  void forEach(Consumer<Schema> visitor) {
    Stream.of(
            orEmpty(document.getComponents().getSchemas()).values().stream(),
            operations().flatMap(ApiReferences::inRequest),
            operations()
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .flatMap(response -> inContent(response.getContent())))
        .flatMap(schemas -> schemas)
        .toList()
        .forEach(schema -> visit(schema, visitor));
  }

  private Set<String> closure(Stream<Schema> roots) {
    var names = new HashSet<String>();
    roots.toList().forEach(root -> follow(root, names));
    return names;
  }

  private void follow(Schema root, Set<String> names) {
    visit(
        root,
        schema -> {
          if (schema.getRef() != null) {
            var name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
            var target = orEmpty(document.getComponents().getSchemas()).get(name);
            if (names.add(name) && target != null) {
              follow(target, names);
            }
          }
        });
  }

  private static void visit(@Nullable Schema schema, Consumer<Schema> visitor) {
    if (schema == null) {
      return;
    }
    visitor.accept(schema);
    orEmpty(schema.getProperties()).values().forEach(each -> visit(each, visitor));
    visit(schema.getItems(), visitor);
    visit(schema.getAdditionalPropertiesSchema(), visitor);
    Stream.of(schema.getOneOf(), schema.getAnyOf(), schema.getAllOf())
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .forEach(each -> visit(each, visitor));
  }

  private Stream<Operation> operations() {
    return document.getPaths().getPathItems().values().stream()
        .flatMap(item -> item.getOperations().values().stream());
  }

  private static Stream<Schema> inRequest(Operation operation) {
    var parameters =
        operation.getParameters() == null
            ? Stream.<Schema>of()
            : operation.getParameters().stream().map(parameter -> parameter.getSchema());
    var body = operation.getRequestBody();
    return Stream.concat(parameters, body == null ? Stream.of() : inContent(body.getContent()))
        .filter(Objects::nonNull);
  }

  private static Stream<Schema> inContent(@Nullable Content content) {
    return content == null
        ? Stream.of()
        : content.getMediaTypes().values().stream()
            .map(MediaType::getSchema)
            .filter(Objects::nonNull);
  }

  private static <T> Map<String, T> orEmpty(@Nullable Map<String, T> map) {
    return map == null ? Map.of() : map;
  }
}
