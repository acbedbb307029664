package dev.tsuiki.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** Which answers an endpoint of its kind can give besides its own: problems, and 304. */
final class ApiAnswers {
  private static final String ANSWER =
      "org.eclipse.microprofile.openapi.annotations.responses.APIResponse";
  private static final String PERMISSION = "dev.tsuiki.account.Permission";
  private static final String AS_OF_JOURNAL = "dev.tsuiki.journal.AsOfJournal";

  /** Status, name and meaning; the name is the component's. */
  private static final Map<Integer, String[]> SHARED =
      Map.ofEntries(
          Map.entry(400, new String[] {"BadRequest", "The request cannot be read"}),
          Map.entry(401, new String[] {"Unauthorized", "Credentials are missing or not valid"}),
          Map.entry(
              403,
              new String[] {
                "Forbidden",
                "You may see this but not do that; or the request was addressed to another host, comes from"
                    + " another origin or, in the local mode, from another user of the machine"
              }),
          Map.entry(
              404, new String[] {"NotFound", "There is no such thing, or it is not yours to see"}),
          Map.entry(
              406, new String[] {"NotAcceptable", "There is no answer in a form that is accepted"}),
          Map.entry(408, new String[] {"TooSlow", "The body arrives too slowly"}),
          Map.entry(
              409,
              new String[] {
                "Conflict",
                "This does not fit what is there: the id was used for something else, or the notebook is archived"
              }),
          Map.entry(413, new String[] {"TooLarge", "Something is larger than the limit it names"}),
          Map.entry(
              415, new String[] {"UnsupportedMediaType", "The body is of another media type"}),
          Map.entry(422, new String[] {"Invalid", "Something in the request does not fit"}),
          Map.entry(429, new String[] {"TooManyRequests", "You ask too often; wait"}),
          Map.entry(503, new String[] {"Unavailable", "A part of the server is down; try again"}),
          Map.entry(507, new String[] {"StorageFull", "The storage is full, or a quota is met"}));

  private final IndexView index;

  ApiAnswers(IndexView index, Components components) {
    this.index = index;
    new TreeMap<>(SHARED)
        .forEach((status, shared) -> components.addResponse(shared[0], problem(status, shared[1])));
  }

  void describe(String path, Operation operation, @Nullable MethodInfo method) {
    var responses = operation.getResponses();
    for (int status : possible(path, operation, method)) {
      if (!responses.hasAPIResponse(String.valueOf(status))) {
        responses.addAPIResponse(
            String.valueOf(status),
            OASFactory.createAPIResponse().ref("#/components/responses/" + shared(status)[0]));
      }
    }
    responses
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              boolean isError = status.compareTo("400") >= 0 && status.length() == 3;
              if (isError && response.getRef() == null && response.getContent() == null) {
                response.setContent(problem(Integer.parseInt(status), "").getContent());
              }
              if (method != null && isEmpty(response.getContent())) {
                response.setContent(json(method, status));
              }
              if (status.equals("201") && response.getHeaders() == null) {
                response.addHeader("Location", header("Where the created thing is"));
              }
            });
    if (method != null && method.hasAnnotation(AS_OF_JOURNAL)) {
      responses.addAPIResponse(
          "304",
          OASFactory.createAPIResponse()
              .description("Nothing was appended since the answer with that ETag"));
      var ok = responses.getAPIResponse("200");
      if (ok != null && (ok.getHeaders() == null || !ok.getHeaders().containsKey("ETag"))) {
        ok.addHeader("ETag", header("For If-None-Match: changes whenever anything is appended"));
      }
    }
    if ("ANYBODY".equals(right(method))) {
      operation.setSecurity(new ArrayList<>());
    }
    responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
  }

  private static boolean isEmpty(@Nullable Content content) {
    return content != null
        && (content.getMediaTypes() == null || content.getMediaTypes().isEmpty());
  }

  /** A method that returns a bare Response says only in its annotation what is in it: JSON. */
  private Content json(MethodInfo method, String status) {
    return method.annotationsWithRepeatable(DotName.createSimple(ANSWER), index).stream()
        .filter(answer -> status.equals(answer.value("responseCode").asString()))
        .map(answer -> answer.value("content").asNestedArray()[0])
        .map(content -> index.getClassByName(implementation(content)))
        .map(ApiSchemas::nameOf)
        .map(
            name ->
                OASFactory.createContent()
                    .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                            .schema(OASFactory.createSchema().ref("#/components/schemas/" + name))))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing is said of " + method));
  }

  private static DotName implementation(AnnotationInstance content) {
    return content.value("schema").asNested().value("implementation").asClass().name();
  }

  private static List<Integer> possible(
      String path, Operation operation, @Nullable MethodInfo method) {
    var statuses = new ArrayList<>(List.of(400, 401, 403, 429, 503));
    boolean hasBody = operation.getRequestBody() != null;
    boolean hasQuery =
        operation.getParameters() != null
            && operation.getParameters().stream()
                .anyMatch(parameter -> parameter.getIn() != Parameter.In.PATH);
    if (path.contains("{")) {
      statuses.add(404);
    }
    if (operation.getResponses().getAPIResponses().values().stream()
        .anyMatch(response -> response.getContent() != null)) {
      statuses.add(406);
    }
    if (hasBody) {
      statuses.addAll(List.of(408, 413, 415, 507));
    }
    if (hasBody || hasQuery) {
      statuses.add(422);
    }
    if ("WRITE".equals(right(method))) {
      statuses.add(409);
    }
    return statuses;
  }

  private static @Nullable String right(@Nullable MethodInfo method) {
    var permission = method == null ? null : method.annotation(PERMISSION);
    return permission == null ? null : permission.value().asEnum();
  }

  private static String[] shared(int status) {
    var shared = SHARED.get(status);
    if (shared == null) {
      throw new IllegalStateException("no shared answer for " + status);
    }
    return shared;
  }

  private static APIResponse problem(int status, String description) {
    var response =
        OASFactory.createAPIResponse()
            .description(description)
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                            .schema(
                                OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    if (status == 401) {
      response.addHeader("WWW-Authenticate", header("How to sign in"));
    }
    if (status == 429 || status == 503) {
      response.addHeader("Retry-After", header("Seconds to wait"));
    }
    return response;
  }

  private static Header header(String description) {
    return OASFactory.createHeader()
        .description(description)
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
  }
}
