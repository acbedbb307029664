package dev.tsuiki.notebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsuiki.account.Author;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who is to become a member, or has become one by it. */
@Schema(name = "Invitation")
record InvitationView(
    @Schema(required = true) UUID id,
    @Schema(required = true) @Nullable String email,
    @Schema(required = true) @Nullable String user,
    @Schema(required = true) Role role,
    @Schema(required = true) Author invitedBy,
    @Schema(required = true) Instant createdAt,
    @Schema(required = true) State state) {

  /** Whether this is what was asked for, so that asking again is a retry. */
  boolean isSame(NewInvitation request) {
    return Objects.equals(email, request.email())
        && Objects.equals(user, request.user())
        && role == request.role();
  }

  @Schema(name = "InvitationState")
  enum State {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("withdrawn")
    WITHDRAWN
  }
}
