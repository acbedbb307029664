package dev.tsuiki.journal;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Discriminator;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Says in the document which form the record of a journal entry has: a room that appends records of
 * type {@code annotation} calls their form {@code AnnotationRecord}, and the entry takes it up.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 200)
public class JournalEntryForms implements OASFilter {
  private static final String PREFIX = "#/components/schemas/";
  private static final String ENTRY = "JournalEntry";
  private static final String REDACTED = "RedactedRecord";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    var components = document.getComponents();
    var schemas = components.getSchemas();
    var entry = schemas.get(ENTRY);
    if (entry == null) {
      return;
    }
    var forms = new TreeMap<String, String>();
    for (var type : RecordType.values()) {
      var name = type.name().charAt(0) + type.word().substring(1);
      // an amendment may be of an experiment or of something else, with a form each
      var records =
          schemas.keySet().stream()
              .filter(each -> each.endsWith(name + "Record"))
              .sorted()
              .toList();
      if (!records.isEmpty()) {
        components.addSchema(name + "Entry", form(entry, type, records));
        forms.put(type.word(), PREFIX + name + "Entry");
      }
    }
    var discriminator = OASFactory.createObject(Discriminator.class).propertyName("type");
    forms.forEach(discriminator::addMapping);
    components.addSchema(
        ENTRY,
        OASFactory.createSchema()
            .description("One record of the journal")
            .oneOf(forms.values().stream().map(JournalEntryForms::ref).toList())
            .discriminator(discriminator));
  }

  private static Schema form(Schema entry, RecordType type, List<String> records) {
    var form =
        OASFactory.createSchema()
            .type(new ArrayList<>(List.of(SchemaType.OBJECT)))
            .required(entry.getRequired());
    entry.getProperties().forEach(form::addProperty);
    form.addProperty(
        "type",
        OASFactory.createSchema()
            .type(new ArrayList<>(List.of(SchemaType.STRING)))
            .constValue(type.word()));
    var possible = new ArrayList<>(records);
    if (type != RecordType.REDACTION) {
      possible.add(REDACTED);
    }
    form.addProperty(
        "record",
        OASFactory.createSchema()
            .anyOf(possible.stream().map(each -> ref(PREFIX + each)).toList()));
    return form;
  }

  private static Schema ref(String to) {
    return OASFactory.createSchema().ref(to);
  }
}
