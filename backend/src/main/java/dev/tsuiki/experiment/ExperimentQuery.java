package dev.tsuiki.experiment;

import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.Texts;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which experiments are asked for, in which order. */
record ExperimentQuery(
    @QueryParam("author") @Parameter(schema = @Schema(format = "uuid")) @Nullable String author,
    @QueryParam("parent") @Parameter(description = "Children of this key") @Nullable String parent,
    @QueryParam("ancestorsOf") @Nullable String ancestorsOf,
    @QueryParam("descendantsOf") @Nullable String descendantsOf,
    @QueryParam("since")
        @Parameter(description = "From this time on", schema = @Schema(format = "date-time"))
        @Nullable String since,
    @QueryParam("until")
        @Parameter(description = "Before this time", schema = @Schema(format = "date-time"))
        @Nullable String until,
    @QueryParam("q") @Parameter(description = "Part of a key or a title") @Nullable String q,
    @QueryParam("where")
        @Parameter(description = "A result's name, one of >= <= > < = !=, and a number; may repeat")
        List<String> where,
    @QueryParam("order")
        @Parameter(
            description = "A result's name or occurredAt; with '-' before it the highest first")
        @Nullable String order,
    @QueryParam("withdrawn") @Parameter(description = "Also those posted by mistake")
        @Nullable Boolean withdrawn,
    @QueryParam("limit") @Nullable Integer limit,
    @QueryParam("pageToken") @Nullable String pageToken) {

  private static final Pattern CONDITION =
      Pattern.compile("(.+?)\\s*(>=|<=|!=|=|>|<)\\s*([^<>=!]+)");
  static final Set<String> TIME = Set.of("occurredAt", "-occurredAt");

  /** One comparison of a result; the operator is one of a fixed set, fit for SQL. */
  record Condition(String name, String operator, double value) {}

  ExperimentQuery {
    for (var text : new @Nullable String[] {parent, ancestorsOf, descendantsOf, q, order}) {
      if (text != null && !Texts.isStorable(text)) {
        throw ProblemException.invalid("(query)", "contains NUL or half of a surrogate pair");
      }
    }
  }

  List<Condition> conditions() {
    if (where.size() > 20) {
      throw ProblemException.invalid("where", "is given more than 20 times");
    }
    return where.stream().map(ExperimentQuery::condition).toList();
  }

  private static Condition condition(String text) {
    var parts = CONDITION.matcher(text);
    if (parts.matches() && Texts.isStorable(text)) {
      var value = ResultValue.parse(parts.group(3));
      if (value != null && !Double.isNaN(value.value())) {
        var operator = parts.group(2).equals("!=") ? "<>" : parts.group(2);
        return new Condition(parts.group(1).strip(), operator, value.value());
      }
    }
    throw ProblemException.invalid("where", "is not of the form acc>=0.8");
  }

  /** The name of the result to order by, or null where it is by time. */
  @Nullable String orderedResult() {
    if (order == null || order.isEmpty() || TIME.contains(order)) {
      return null;
    }
    return order.startsWith("-") ? order.substring(1) : order;
  }

  boolean isDescending() {
    return order == null || order.isEmpty() || order.startsWith("-");
  }

  @Nullable UUID authorAsked() {
    try {
      return author == null ? null : UUID.fromString(author);
    } catch (IllegalArgumentException notAnId) {
      throw ProblemException.invalid("author", "is not an id");
    }
  }

  static @Nullable Instant time(String field, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException notATime) {
      throw ProblemException.invalid(field, "is not a time such as 2026-06-24T05:12:00Z");
    }
  }
}
