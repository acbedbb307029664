package dev.tsuiki.attachment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.annotation.About;
import dev.tsuiki.annotation.Abouts;
import dev.tsuiki.storage.Staged;
import dev.tsuiki.storage.Staging;
import dev.tsuiki.storage.TooLarge;
import dev.tsuiki.web.Limits;
import dev.tsuiki.web.Multipart;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import dev.tsuiki.web.Violations;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parts of one upload, in whatever order they came. */
final class AttachmentForm implements AutoCloseable {

  static final int LABEL = 200;

  private static final int FIELD_BYTES = 256 * 1024;
  private static final int MAGIC_BYTES = 16;

  private final Staging staging;
  private final Limits limits;
  private final ObjectMapper json;
  private final List<About> about = new ArrayList<>();
  private @Nullable Staged file;
  private @Nullable String fileName;
  private @Nullable String label;
  private @Nullable UUID id;
  private @Nullable Instant occurredAt;

  private AttachmentForm(Staging staging, Limits limits, ObjectMapper json) {
    this.staging = staging;
    this.limits = limits;
    this.json = json;
  }

  static AttachmentForm read(Multipart parts, Staging staging, Limits limits, ObjectMapper json)
      throws IOException {
    var form = new AttachmentForm(staging, limits, json);
    try {
      for (var part = parts.next(); part != null; part = parts.next()) {
        form.take(part);
      }
      form.check();
      return form;
    } catch (IOException | RuntimeException e) {
      form.close();
      throw e;
    }
  }

  private void take(Multipart.Part part) throws IOException {
    switch (part.name()) {
      case "file" -> {
        if (file != null) {
          throw ProblemException.invalid("file", "is there more than once");
        }
        fileName = part.fileName();
        file = receive(part.body());
      }
      case "label" -> label = part.text(FIELD_BYTES);
      case "about" -> about.addAll(abouts(part.text(FIELD_BYTES)));
      case "experiment" -> about.add(About.experiment(part.text(FIELD_BYTES)));
      case "id" -> id = uuid(part.text(FIELD_BYTES));
      case "occurredAt" -> occurredAt = time(part.text(FIELD_BYTES));
      default -> throw ProblemException.invalid(part.name(), "is no part of an attachment");
    }
  }

  /** The limit of an image holds while it arrives; the first bytes tell whether it is one. */
  private Staged receive(InputStream body) throws IOException {
    var in = new BufferedInputStream(body);
    in.mark(MAGIC_BYTES);
    byte[] magic = in.readNBytes(MAGIC_BYTES);
    in.reset();
    if (!Sniffer.beginsAsImage(magic)) {
      return staging.receive(in, limits.request().asLongValue());
    }
    try {
      return staging.receive(in, limits.image().asLongValue());
    } catch (TooLarge e) {
      throw new ProblemException(
          ProblemType.IMAGE_TOO_LARGE, "an image may have %d bytes".formatted(e.limit()), e);
    }
  }

  private void check() {
    var violations = new Violations();
    if (file == null) {
      violations.add("file", "is missing");
    }
    violations.line("label", label, LABEL);
    violations.time("occurredAt", occurredAt);
    Abouts.check(about, violations);
    violations.throwIfAny();
  }

  private List<About> abouts(String text) {
    try {
      List<About> read = json.readValue(text, new TypeReference<>() {});
      return read == null ? List.of() : read;
    } catch (JsonProcessingException e) {
      throw ProblemException.invalid("about", "is not a JSON list of what it is about");
    }
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("id", "is not a UUID");
    }
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw ProblemException.invalid("occurredAt", "is not an ISO-8601 time in UTC");
    }
  }

  Staged file() {
    if (file == null) {
      throw new IllegalStateException("check() comes first");
    }
    return file;
  }

  @Nullable String fileName() {
    return fileName;
  }

  @Nullable String label() {
    return label == null || label.isBlank() ? null : label.strip();
  }

  List<About> about() {
    return about;
  }

  @Nullable UUID id() {
    return id;
  }

  @Nullable Instant occurredAt() {
    return occurredAt;
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
