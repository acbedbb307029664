package dev.tsuiki.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Says of each schema what is true of the record behind it: a member that is {@code @Nullable} may
 * be null, one that is always written is required, and a request takes no member it does not name.
 */
final class ApiSchemas {
  private static final String PREFIX = "#/components/schemas/";
  private static final String NULLABLE = "org.jspecify.annotations.Nullable";
  private static final String SCHEMA = "org.eclipse.microprofile.openapi.annotations.media.Schema";
  private static final String INCLUDE = "com.fasterxml.jackson.annotation.JsonInclude";
  private static final Map<String, String> FORMATS = Map.of("UUID", "uuid", "Instant", "date-time");

  private final OpenAPI document;
  private final ApiReferences references;
  private final Map<String, List<ClassInfo>> records = new HashMap<>();

  ApiSchemas(IndexView index, OpenAPI document) {
    this.document = document;
    this.references = new ApiReferences(document);
    for (var type : index.getKnownClasses()) {
      if (type.isRecord() && type.name().toString().startsWith("dev.tsuiki.")) {
        records.computeIfAbsent(nameOf(type), name -> new ArrayList<>()).add(type);
      }
    }
  }

  void complete() {
    inlineFormats();
    var answered = references.ofAnswers();
    var asked = references.ofRequests();
    Map.copyOf(schemas())
        .forEach(
            (name, schema) -> {
              var type = recordOf(name, schema);
              if (schema.getOneOf() != null || schema.getAnyOf() != null) {
                // the choices say it all; what was found in the record is not what is written
                schema.setType(null);
                schema.setProperties(null);
              } else if (type != null) {
                complete(schema, type, answered.contains(name), asked.contains(name));
              }
            });
    rename();
    dropUnused();
  }

  /** Of several records with this simple name, the one that has the schema's members. */
  private @Nullable ClassInfo recordOf(String name, Schema schema) {
    var members = schema.getProperties();
    return members == null
        ? null
        : records.getOrDefault(name, List.of()).stream()
            .max(
                Comparator.comparingLong(
                    type ->
                        members.keySet().stream()
                            .filter(member -> type.recordComponent(member) != null)
                            .count()))
            .orElse(null);
  }

  private void complete(Schema schema, ClassInfo type, boolean answered, boolean asked) {
    var required = new ArrayList<String>();
    List.copyOf(schema.getProperties().keySet()).stream()
        .filter(name -> type.recordComponent(name) == null && type.method(name) == null)
        .forEach(schema::removeProperty);
    new LinkedHashMap<>(schema.getProperties())
        .forEach(
            (name, property) -> {
              boolean written = isWritten(type, name);
              nullableValues(type, name, property);
              if (isNullable(type, name) && (asked || written)) {
                schema.addProperty(name, nullable(property));
              }
              if (written) {
                required.add(name);
              }
            });
    if (answered && !asked) {
      schema.setRequired(required.isEmpty() ? null : required);
    }
    if (asked && !answered && schema.getAdditionalPropertiesSchema() == null) {
      schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
    }
  }

  /** Whether the member is in every answer, be it null. */
  private static boolean isWritten(ClassInfo type, String member) {
    var field = type.field(member);
    var own = field == null ? null : field.declaredAnnotation(DotName.createSimple(INCLUDE));
    var include = own == null ? type.declaredAnnotation(INCLUDE) : own;
    return switch (include == null ? "ALWAYS" : include.value().asEnum()) {
      case "ALWAYS" -> true;
      case "NON_NULL" -> !isNullable(type, member);
      default -> false;
    };
  }

  private static boolean isNullable(ClassInfo type, String member) {
    var component = type.recordComponent(member);
    return component != null && component.type().hasAnnotation(DotName.createSimple(NULLABLE));
  }

  /** The values of a {@code Map<String, @Nullable X>}. */
  private static void nullableValues(ClassInfo type, String member, Schema schema) {
    var component = type.recordComponent(member);
    var values = schema.getAdditionalPropertiesSchema();
    if (component != null
        && values != null
        && component.type().kind() == Type.Kind.PARAMETERIZED_TYPE
        && component.type().asParameterizedType().arguments().stream()
            .anyMatch(each -> each.hasAnnotation(DotName.createSimple(NULLABLE)))) {
      schema.setAdditionalPropertiesSchema(nullable(values));
    }
  }

  private static Schema nullable(Schema schema) {
    if (schema.getRef() != null) {
      var either =
          OASFactory.createSchema()
              .anyOf(
                  List.of(
                      OASFactory.createSchema().ref(schema.getRef()),
                      OASFactory.createSchema().addType(SchemaType.NULL)));
      either.setDescription(schema.getDescription());
      return either;
    }
    if (schema.getType() != null && !schema.getType().contains(SchemaType.NULL)) {
      schema.addType(SchemaType.NULL);
      if (schema.getEnumeration() != null && !schema.getEnumeration().contains(null)) {
        var values = new ArrayList<>(schema.getEnumeration());
        values.add(null);
        schema.setEnumeration(values);
      }
    }
    return schema;
  }

  private void inlineFormats() {
    references.forEach(
        schema -> {
          var format = schema.getRef() == null ? null : FORMATS.get(named(schema.getRef()));
          if (format != null) {
            schema.setRef(null);
            schema.setType(new ArrayList<>(List.of(SchemaType.STRING)));
            schema.setFormat(format);
          } else if (schema.getRef() != null) {
            // a reference says it all; a type beside it is noise
            schema.setType(null);
          }
        });
    references.forEach(
        schema -> {
          if ("uuid".equals(schema.getFormat())) {
            schema.setPattern(null);
          }
        });
    FORMATS.keySet().forEach(name -> document.getComponents().removeSchema(name));
  }

  /** {@code Page<NotebookView>} is a page of notebooks, not a "PageNotebookView". */
  private void rename() {
    var renamed = new HashMap<String, String>();
    schemas()
        .forEach(
            (name, schema) -> {
              var item = itemOfPage(name, schema);
              if (item != null) {
                renamed.put(name, item + "Page");
              } else if (name.endsWith("View") && !schemas().containsKey(withoutView(name))) {
                renamed.put(name, withoutView(name));
              }
            });
    var schemas = new TreeMap<String, Schema>();
    schemas().forEach((name, schema) -> schemas.put(renamed.getOrDefault(name, name), schema));
    references.forEach(
        schema -> {
          if (schema.getRef() != null && renamed.containsKey(named(schema.getRef()))) {
            schema.setRef(PREFIX + renamed.get(named(schema.getRef())));
          }
        });
    document.getComponents().setSchemas(schemas);
  }

  private static @Nullable String itemOfPage(String name, Schema schema) {
    var properties = schema.getProperties();
    if (!name.startsWith("Page") || properties == null) {
      return null;
    }
    var token = properties.get("nextPageToken");
    var items = properties.get("items");
    if (token == null || items == null || items.getItems() == null) {
      return null;
    }
    schema.addProperty("nextPageToken", nullable(token));
    var item = named(items.getItems().getRef());
    return item.endsWith("View") ? withoutView(item) : item;
  }

  private void dropUnused() {
    Set<String> used = new HashSet<>(references.ofAnswers());
    used.addAll(references.ofRequests());
    List.copyOf(schemas().keySet()).stream()
        .filter(name -> !used.contains(name))
        .forEach(name -> document.getComponents().removeSchema(name));
  }

  private Map<String, Schema> schemas() {
    return document.getComponents().getSchemas();
  }

  private static String withoutView(String name) {
    return name.substring(0, name.length() - "View".length());
  }

  private static String named(String ref) {
    return ref.substring(ref.lastIndexOf('/') + 1);
  }

  static String nameOf(ClassInfo type) {
    var schema = type.declaredAnnotation(SCHEMA);
    var name = schema == null ? null : schema.value("name");
    return name == null ? type.simpleName() : name.asString();
  }
}
