package dev.tsuiki.account;

import dev.tsuiki.web.Violations;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A token to be made. */
@Schema(name = "NewToken")
record NewToken(
    @Schema(required = true, description = "What it is for", maxLength = 200) String name,
    @Schema(description = "The slug of the one notebook it is for; all of mine if absent")
        @Nullable String notebook,
    @Schema(
            required = true,
            enumeration = {"read", "write"})
        String access,
    @Schema(description = "From when on it is refused; never if absent")
        @Nullable Instant expiresAt) {

  void check() {
    var violations = new Violations();
    if (name == null || name.isBlank()) {
      violations.add("name", "is missing");
    }
    violations.line("name", name, 200);
    violations.text("notebook", notebook);
    if (access == null || !Set.of("read", "write").contains(access)) {
      violations.add("access", "is neither read nor write");
    }
    if (expiresAt != null
        && (expiresAt.isBefore(Instant.now())
            || expiresAt.isAfter(Instant.parse("2200-01-01T00:00:00Z")))) {
      violations.add("expiresAt", "is in the past or after 2200");
    }
    violations.throwIfAny();
  }
}
