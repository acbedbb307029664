package dev.tsuiki.notebook;

import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.Violations;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody to be invited, by the one or the other. */
@Schema(name = "NewInvitation")
record NewInvitation(
    @Nullable UUID id,
    @Schema(
            description = "Binds to whoever signs in with this address, verified by the provider",
            maxLength = 254)
        @Nullable String email,
    @Schema(description = "Binds to whoever has this user name at the provider", maxLength = 200)
        @Nullable String user,
    @Schema(required = true) Role role) {

  void check() {
    var violations = new Violations();
    violations.line("email", email, 254);
    violations.line("user", user, 200);
    if (email != null && !email.matches("[^@\\s]+@[^@\\s]+")) {
      violations.add("email", "is no e-mail address");
    }
    if (user != null && user.isBlank()) {
      violations.add("user", "is empty");
    }
    if (role == null) {
      violations.add("role", "is missing");
    }
    violations.throwIfAny();
    if ((email == null) == (user == null)) {
      throw ProblemException.invalid("email", "give either an e-mail address or a user name");
    }
  }
}
