package dev.tsuiki.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tsuiki.code.NewFile;
import dev.tsuiki.storage.Staged;
import dev.tsuiki.storage.Staging;
import dev.tsuiki.web.Limits;
import dev.tsuiki.web.Multipart;
import dev.tsuiki.web.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one-call form, made for {@code curl -F}: parts in any order, most of them repeatable.
 */
final class TrialForm {
  private final Limits limits;
  private final Staging staging;
  private final ObjectMapper json;
  private final List<Upload> uploads;

  private @Nullable UUID id;
  private @Nullable String key;
  private @Nullable String title;
  private @Nullable Instant occurredAt;
  private @Nullable ObjectNode restore;
  private @Nullable List<@Nullable String> parents;
  private final List<String> texts = new ArrayList<>();
  private final Map<String, JsonNode> results = new LinkedHashMap<>();
  private final List<NewFile> code = new ArrayList<>();
  private final Map<String, JsonNode> others = new LinkedHashMap<>();

  /**
   * Files are added to {@code uploads} as they come, so that the caller can close them whatever
   * happens.
   */
  TrialForm(Limits limits, Staging staging, ObjectMapper json, List<Upload> uploads) {
    this.limits = limits;
    this.staging = staging;
    this.json = json;
    this.uploads = uploads;
  }

  NewExperiment read(Multipart form) throws IOException {
    for (var part = form.next(); part != null; part = form.next()) {
      read(part);
    }
    return new NewExperiment(
        id,
        key,
        title,
        parents,
        occurredAt,
        texts.isEmpty() ? null : String.join("\n\n", texts),
        results,
        code.isEmpty() ? null : new NewExperiment.NewCode(code),
        restore,
        others);
  }

  private void read(Multipart.Part part) throws IOException {
    switch (part.name()) {
      case "image", "file" -> uploads.add(new Upload(receive(part), part.fileName()));
      case "code" -> code.add(code(part));
      case "text" -> texts.add(text(part));
      case "key" -> key = text(part);
      case "title" -> title = text(part);
      case "parent" -> {
        parents = parents == null ? new ArrayList<>() : parents;
        parents.add(text(part));
      }
      case "result" -> result(text(part));
      case "occurredAt" -> occurredAt = time(text(part));
      case "id" -> id = id(text(part));
      case "restore" -> restore = object(text(part));
      default -> {
        if (part.fileName() != null) {
          uploads.add(new Upload(receive(part), part.fileName()));
        } else {
          others.put(part.name(), TextNode.valueOf(text(part)));
        }
      }
    }
  }

  private Staged receive(Multipart.Part part) throws IOException {
    return staging.receive(part.body(), limits.request().asLongValue());
  }

  private String text(Multipart.Part part) throws IOException {
    return part.text(limits.request().asLongValue());
  }

  /** A file beyond the limit is named with its size; the bytes are counted and let go. */
  private NewFile code(Multipart.Part part) throws IOException {
    var path = part.fileName() == null ? "code" : part.fileName();
    var limit = limits.codeFile().asLongValue();
    var bytes = part.body().readNBytes(Math.toIntExact(limit + 1));
    if (bytes.length <= limit) {
      return NewFile.of(path, bytes);
    }
    long rest = part.body().transferTo(OutputStream.nullOutputStream());
    return NewFile.named(path, bytes.length + rest);
  }

  private void result(String written) {
    int equals = written.lastIndexOf('=');
    var name = equals < 0 ? written : written.substring(0, equals).strip();
    var text = equals < 0 ? "" : written.substring(equals + 1).strip();
    var value = ResultValue.parse(text);
    results.put(
        name,
        value == null
            ? TextNode.valueOf(text)
            : Double.isFinite(value.value())
                ? JsonNodeFactory.instance.numberNode(value.value())
                : TextNode.valueOf(Double.toString(value.value())));
  }

  private @Nullable ObjectNode object(String written) {
    try {
      if (json.readTree(written) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException notJson) {
      // falls through: kept as the text that it is
    }
    others.put("restore", TextNode.valueOf(written));
    return null;
  }

  private static Instant time(String written) {
    try {
      return OffsetDateTime.parse(written.strip()).toInstant();
    } catch (DateTimeParseException notATime) {
      throw ProblemException.invalid("occurredAt", "is not a time such as 2026-06-24T05:12:00Z");
    }
  }

  private static UUID id(String written) {
    try {
      return UUID.fromString(written.strip());
    } catch (IllegalArgumentException notAnId) {
      throw ProblemException.invalid("id", "is not a UUID");
    }
  }
}
