package dev.tsuiki.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.web.Limits;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import dev.tsuiki.web.Texts;
import dev.tsuiki.web.Violations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something to be stated later about an experiment. What is absent is not amended, what is null is
 * taken away, so the difference between the two is read from the JSON itself.
 */
@Schema(implementation = NewAmendment.Form.class)
final class NewAmendment {
  private static final Set<String> MEMBERS =
      Set.of(
          "id",
          "key",
          "title",
          "parents",
          "results",
          "finished",
          "withdrawn",
          "takesBack",
          "occurredAt");

  private final ObjectNode json;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  NewAmendment(ObjectNode json) {
    this.json = json;
  }

  /** What the JSON looks like. */
  @Schema(
      name = "NewExperimentAmendment",
      description =
          "What is absent stays as it is; at least one member besides id and occurredAt is given")
  record Form(
      @Nullable UUID id,
      @Schema(description = "The old one stays an alias") @Nullable String key,
      @Schema(description = "null takes it away", maxLength = 200) @Nullable String title,
      @Schema(description = "[] says it is a root") @Nullable List<String> parents,
      @Schema(description = "A null takes that result away")
          @Nullable Map<String, @Nullable ResultValue> results,
      @Nullable Finished finished,
      @Schema(description = "true hides a trial posted by mistake, false brings it back")
          @Nullable Boolean withdrawn,
      @Schema(
              description =
                  "The id of an amendment of this experiment: its results count no more, as if they had not been stated")
          @Nullable UUID takesBack,
      @Nullable Instant occurredAt) {}

  /** The amendment as it can be applied. */
  record Checked(
      @Nullable UUID id,
      @Nullable String key,
      boolean titled,
      @Nullable String title,
      @Nullable List<String> parents,
      @Nullable Map<String, @Nullable ResultValue> results,
      @Nullable Finished finished,
      @Nullable Boolean withdrawn,
      @Nullable UUID takesBack,
      @Nullable UUID source,
      @Nullable Instant occurredAt) {

    /** What a line of an annotation states. */
    static Checked ofLine(
        Map<String, @Nullable ResultValue> results, UUID source, Instant occurredAt) {
      return new Checked(
          null, null, false, null, null, results, null, null, null, source, occurredAt);
    }
  }

  ObjectNode asSaid() {
    return json;
  }

  Checked check(ObjectMapper mapper, Limits limits) {
    var unknown = new ArrayList<String>();
    json.fieldNames().forEachRemaining(name -> unknown.add(name));
    unknown.removeAll(MEMBERS);
    if (!unknown.isEmpty()) {
      throw new ProblemException(
          ProblemType.MALFORMED_JSON, "there is no member '%s' here".formatted(unknown.get(0)));
    }
    if (MEMBERS.stream()
        .noneMatch(name -> !Set.of("id", "occurredAt").contains(name) && json.has(name))) {
      throw ProblemException.invalid("(all)", "states nothing");
    }
    var form = read(mapper);
    var violations = new Violations();
    violations.line("title", form.title(), 200);
    violations.time("occurredAt", form.occurredAt());
    if (form.finished() != null) {
      checkFinished(form.finished(), limits, violations);
    }
    violations.throwIfAny();
    return new Checked(
        form.id(),
        key(form.key()),
        json.has("title"),
        form.title(),
        parents(form.parents()),
        results(),
        form.finished(),
        form.withdrawn(),
        form.takesBack(),
        null,
        form.occurredAt());
  }

  private Form read(ObjectMapper mapper) {
    var rest = json.deepCopy();
    rest.remove("results");
    try {
      return mapper.treeToValue(rest, Form.class);
    } catch (JsonProcessingException malformed) {
      throw new ProblemException(
          ProblemType.MALFORMED_JSON, "a member has not the form that is expected here", malformed);
    }
  }

  private static void checkFinished(Finished finished, Limits limits, Violations violations) {
    if (finished.at() == null) {
      violations.add("finished.at", "is missing");
    }
    violations.time("finished.at", finished.at());
    violations.text("finished.tail", finished.tail());
    if (finished.tail() != null && Texts.bytes(finished.tail()) > limits.text().asLongValue()) {
      violations.add(
          "finished.tail", "is longer than %d bytes".formatted(limits.text().asLongValue()));
    }
  }

  private static @Nullable String key(@Nullable String written) {
    if (written == null) {
      return null;
    }
    var key = Texts.isStorable(written) ? Keys.normal(written) : null;
    if (key == null) {
      throw new ProblemException(
          ProblemType.KEY_ODD,
          "a key is made of letters, digits and _ - + . and has at most 80 of them");
    }
    return key;
  }

  private static @Nullable List<String> parents(@Nullable List<String> written) {
    if (written == null) {
      return null;
    }
    if (written.size() > 100) {
      throw ProblemException.invalid("parents", "has more than 100 entries");
    }
    var keys = new LinkedHashSet<String>();
    for (var name : written) {
      var key = name != null && Texts.isStorable(name) ? Keys.reference(name) : null;
      if (key == null) {
        throw new ProblemException(ProblemType.KEY_ODD, "a parent is named by a key");
      }
      keys.add(key);
    }
    return List.copyOf(keys);
  }

  private @Nullable Map<String, @Nullable ResultValue> results() {
    var node = json.get("results");
    if (node == null) {
      return null;
    }
    if (!node.isObject() || node.size() > 1000) {
      throw ProblemException.invalid("results", "is not an object of at most 1000 results");
    }
    var results = new LinkedHashMap<String, @Nullable ResultValue>();
    node.properties().forEach(entry -> results.put(name(entry), value(entry)));
    return results;
  }

  private static String name(Map.Entry<String, JsonNode> entry) {
    if (!Texts.isStorable(entry.getKey()) || !Fitting.isName(entry.getKey())) {
      throw new ProblemException(
          ProblemType.RESULT_ODD, "a result's name has 1 to 80 characters on one line");
    }
    return entry.getKey().strip();
  }

  private static @Nullable ResultValue value(Map.Entry<String, JsonNode> entry) {
    if (entry.getValue().isNull()) {
      return null;
    }
    var value = ResultValue.of(entry.getValue());
    if (value == null) {
      throw new ProblemException(
          ProblemType.RESULT_ODD, "'%s' is not a number".formatted(entry.getKey()));
    }
    return value;
  }
}
