package dev.tsuiki.annotation;

import dev.tsuiki.web.Violations;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A secret that is to go. */
record NewRedaction(
    @Nullable UUID id,
    @Schema(required = true, description = "The id of the record that holds the secret")
        UUID record,
    @Schema(description = "Only this captured file, where the record is a snapshot")
        @Nullable String path,
    @Schema(required = true, description = "Why, without the secret", maxLength = 500)
        String reason) {

  private static final int REASON = 500;

  void check() {
    var violations = new Violations();
    if (record == null) {
      violations.add("record", "is missing");
    }
    if (reason == null || reason.isBlank()) {
      violations.add("reason", "is missing");
    }
    violations.line("reason", reason, REASON);
    violations.text("path", path);
    violations.throwIfAny();
  }
}
