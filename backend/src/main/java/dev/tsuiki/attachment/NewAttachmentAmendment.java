package dev.tsuiki.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsuiki.annotation.About;
import dev.tsuiki.annotation.Abouts;
import dev.tsuiki.web.Violations;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be said anew of an attachment; what is absent stays as it is. */
record NewAttachmentAmendment(
    @Nullable UUID id,
    @Schema(
            implementation = String.class,
            nullable = true,
            maxLength = AttachmentForm.LABEL,
            description = "null takes the label away")
        @Nullable JsonNode label,
    @Schema(description = "What it is about from now on; an empty list is the diary")
        @Nullable List<About> about,
    @Nullable Instant occurredAt) {

  /** The label as text; null also where it is taken away or not spoken of. */
  @Nullable String labelText() {
    return label == null || label.isNull() ? null : label.textValue();
  }

  void check() {
    var violations = new Violations();
    if (label == null && about == null) {
      violations.add("label", "is missing, and so is about: nothing would change");
    }
    if (label != null && !label.isNull() && !label.isTextual()) {
      violations.add("label", "is not a string");
    }
    violations.line("label", labelText(), AttachmentForm.LABEL);
    violations.time("occurredAt", occurredAt);
    Abouts.check(about, violations);
    violations.throwIfAny();
  }
}
