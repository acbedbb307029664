package dev.tsuiki.code;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compresses each text as it is read, and stops where there are absurdly many files. */
class NewFileReader extends StdDeserializer<NewFile> {
  /** Far more than a snapshot lists, and few enough to be in memory. */
  private static final int MANY = 50_000;

  private static final String COUNT = NewFileReader.class.getName();

  NewFileReader() {
    super(NewFile.class);
  }

  @Override
  public NewFile deserialize(JsonParser json, DeserializationContext context) throws IOException {
    count(context);
    if (!json.isExpectedStartObjectToken()) {
      return (NewFile) context.handleUnexpectedToken(NewFile.class, json);
    }
    String path = null;
    String sha256 = null;
    Long size = null;
    CapturedText text = null;
    for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "path" -> path = string(json, context);
        case "sha256" -> sha256 = string(json, context);
        case "size" -> size = number(json, context);
        case "text" -> text = text(json, context);
        default -> context.handleUnknownProperty(json, this, NewFile.class, name);
      }
    }
    if (sha256 != null) {
      sha256 = sha256.toLowerCase(Locale.ROOT);
    }
    if (text != null) {
      sha256 = sha256 == null ? text.sha256() : sha256;
      size = size == null ? (Long) text.size() : size;
    }
    return new NewFile(path, sha256, size, text);
  }

  private static void count(DeserializationContext context) {
    var before = (Integer) context.getAttribute(COUNT);
    int count = before == null ? 1 : before + 1;
    if (count > MANY) {
      throw new ProblemException(
          ProblemType.TOO_LARGE, "there are more than %d files".formatted(MANY));
    }
    context.setAttribute(COUNT, count);
  }

  private static @Nullable CapturedText text(JsonParser json, DeserializationContext context)
      throws IOException {
    try {
      var text = string(json, context);
      return text == null ? null : CapturedText.of(text);
    } catch (StreamConstraintsException tooLong) {
      throw new ProblemException(
          ProblemType.TOO_LARGE,
          "one text is longer than %d characters; name such a file with its size alone"
              .formatted(json.streamReadConstraints().getMaxStringLength()),
          tooLong);
    }
  }

  private static @Nullable String string(JsonParser json, DeserializationContext context)
      throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> json.getText();
      default -> (String) context.handleUnexpectedToken(String.class, json);
    };
  }

  private static @Nullable Long number(JsonParser json, DeserializationContext context)
      throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    return json.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? (Long) json.getLongValue()
        : (Long) context.handleUnexpectedToken(Long.class, json);
  }
}
