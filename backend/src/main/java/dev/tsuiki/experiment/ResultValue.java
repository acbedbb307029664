package dev.tsuiki.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The value of a result: a number, or one of the three that JSON has no number for. */
@Schema(
    name = "ResultValue",
    oneOf = {Double.class, ResultValue.NotFinite.class},
    description = "A number, or one of the three values that JSON has no number for")
record ResultValue(double value) {
  private static final double EXACT = 1L << 53;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  @Schema(
      name = "NotFinite",
      type = SchemaType.STRING,
      enumeration = {"NaN", "Infinity", "-Infinity"})
  interface NotFinite {}

  /** Whole numbers go out as they came in: 256, not 256.0. */
  @JsonValue
  Object json() {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      return (long) value;
    }
    return value;
  }

  /** What a JSON value says, or null where it is no result. */
  static @Nullable ResultValue of(JsonNode node) {
    if (node.isNumber()) {
      // a number too large for a double would turn into an infinity that nobody measured
      return Double.isFinite(node.doubleValue()) ? new ResultValue(node.doubleValue()) : null;
    }
    return node.isTextual() ? notFinite(node.textValue()) : null;
  }

  /**
   * What a form says, as scripts print it: {@code 0.86}, {@code 1e-3}, {@code nan}, {@code inf}.
   */
  static @Nullable ResultValue parse(String written) {
    var text = written.strip();
    if (NUMBER.matcher(text).matches()) {
      var number = Double.parseDouble(text);
      return Double.isFinite(number) ? new ResultValue(number) : null;
    }
    return notFinite(text);
  }

  private static @Nullable ResultValue notFinite(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> new ResultValue(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity" -> new ResultValue(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> new ResultValue(Double.NEGATIVE_INFINITY);
      default -> null;
    };
  }
}
