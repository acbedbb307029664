package dev.tsuiki.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Completes, while the application is built, what the annotations of the endpoints say: parameters
 * that only stand in a path, the answers that any endpoint of its kind can give, null and required
 * as Jackson writes them.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 100)
public class ApiDocument implements OASFilter {
  private static final String OPERATION = "org.eclipse.microprofile.openapi.annotations.Operation";
  private static final Pattern IN_PATH = Pattern.compile("\\{([^}:]+)}");
  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("nb", "The notebook's slug"),
          Map.entry("key", "The experiment's key, or an earlier one"),
          Map.entry("id", "Its id"),
          Map.entry("user", "The person's id"),
          Map.entry("slug", "The slug of the notebook"),
          Map.entry("author", "By this person only"),
          Map.entry("sha256", "The SHA-256 of its bytes, in hexadecimal"),
          Map.entry("width", "In pixels"),
          Map.entry("ancestorsOf", "Those that the experiment with this key descends from"),
          Map.entry("descendantsOf", "Those that descend from the experiment with this key"),
          Map.entry("strict", "Turn every notice into a refusal of the same code"),
          Map.entry("limit", "How many at most; 50 unless given"),
          Map.entry("pageToken", "Where to go on: the nextPageToken of the page before"),
          Map.entry("Range", "One range of bytes"),
          Map.entry("If-Range", "The ETag of the bytes that the range goes on from"),
          Map.entry("If-None-Match", "The ETag of what is there already"));

  private final IndexView index;

  public ApiDocument(IndexView index) {
    this.index = index;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    var methods = methodsByOperation();
    var answers = new ApiAnswers(index, document.getComponents());
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (method, operation) -> {
                          parameters(path, operation);
                          if (method == PathItem.HttpMethod.GET
                              || method == PathItem.HttpMethod.DELETE) {
                            operation.setRequestBody(null);
                          }
                          answers.describe(
                              path, operation, methods.get(operation.getOperationId()));
                        }));
    new ApiSchemas(index, document).complete();
    document.getPaths().setPathItems(new TreeMap<>(document.getPaths().getPathItems()));
    var tags = new ArrayList<>(document.getTags());
    tags.sort(Comparator.comparing(Tag::getName));
    document.setTags(tags);
  }

  private Map<String, MethodInfo> methodsByOperation() {
    var found = new HashMap<String, MethodInfo>();
    for (var operation : index.getAnnotations(OPERATION)) {
      if (operation.value("operationId") != null) {
        found.put(operation.value("operationId").asString(), operation.target().asMethod());
      }
    }
    return found;
  }

  private static void parameters(String path, Operation operation) {
    var known =
        operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
    var all = new ArrayList<Parameter>();
    var names = IN_PATH.matcher(path);
    while (names.find()) {
      var name = names.group(1);
      if (known.stream().noneMatch(parameter -> name.equals(parameter.getName()))) {
        all.add(
            OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.PATH)
                .required(true)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
      }
    }
    all.addAll(known);
    for (var parameter : all) {
      if (parameter.getDescription() == null) {
        parameter.setDescription(PARAMETERS.get(parameter.getName()));
      }
      var schema = parameter.getSchema();
      if (schema != null && schema.getType() == null && schema.getRef() == null) {
        schema.addType(Schema.SchemaType.STRING);
      }
      if ("limit".equals(parameter.getName())) {
        parameter.setSchema(
            OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(1000)));
      }
    }
    operation.setParameters(all.isEmpty() ? null : all);
  }
}
