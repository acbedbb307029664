package dev.tsuiki.code;

import dev.tsuiki.web.Violations;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A snapshot to be appended. */
record NewSnapshot(
    @Nullable UUID id,
    @Schema(required = true) List<NewFile> files,
    @Schema(description = "When the code ran, if not now") @Nullable Instant occurredAt) {

  void check() {
    var violations = new Violations();
    violations.time("occurredAt", occurredAt);
    violations.throwIfAny();
  }
}
