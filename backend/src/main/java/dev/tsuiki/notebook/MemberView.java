package dev.tsuiki.notebook;

import dev.tsuiki.account.Author;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody's role in a notebook. */
@Schema(name = "Member")
record MemberView(
    @Schema(required = true) Author person,
    @Schema(required = true) Role role,
    @Schema(required = true) Instant since) {}
