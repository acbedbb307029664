package dev.tsuiki.annotation;

import dev.tsuiki.web.Limits;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import dev.tsuiki.web.Texts;
import dev.tsuiki.web.Violations;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An annotation to be appended. */
public record NewAnnotation(
    @Nullable UUID id,
    @Schema(required = true) Kind kind,
    @Schema(description = "Markdown; may be absent where there are attachments")
        @Nullable String text,
    @Schema(description = "What it is about; nothing is the diary") @Nullable List<About> about,
    @Schema(description = "When it was thought, if not now") @Nullable Instant occurredAt,
    @Schema(description = "Attachments that belong to it") @Nullable List<UUID> attachments) {

  private static final int ATTACHMENTS = 100;

  void check(Limits limits) {
    var violations = new Violations();
    if (kind == null) {
      violations.add("kind", "is missing");
    }
    violations.text("text", text);
    violations.time("occurredAt", occurredAt);
    Abouts.check(about, violations);
    var pictures = attachments == null ? List.<UUID>of() : attachments;
    if (pictures.size() > ATTACHMENTS) {
      violations.add("attachments", "has more than %d entries".formatted(ATTACHMENTS));
    } else if (pictures.stream().anyMatch(Objects::isNull)
        || new HashSet<>(pictures).size() < pictures.size()) {
      violations.add("attachments", "names one twice, or none");
    }
    if ((text == null || text.isBlank()) && pictures.isEmpty()) {
      violations.add("text", "is empty, and there is no attachment");
    }
    if (kind == Kind.CORRECTION && (about == null || about.isEmpty())) {
      violations.add("about", "is missing: a correction corrects something");
    }
    violations.throwIfAny();
    if (text != null && Texts.bytes(text) > limits.text().asLongValue()) {
      throw new ProblemException(
          ProblemType.TEXT_TOO_LONG,
          "the text is longer than %d bytes of UTF-8".formatted(limits.text().asLongValue()));
    }
  }
}
