package dev.tsuiki.notebook;

import dev.tsuiki.account.Author;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notebook from outside: what administrators see of one that they are no member of. */
@Schema(name = "InstanceNotebook")
record InstanceNotebook(
    @Schema(required = true) String slug,
    @Schema(required = true) String title,
    @Schema(required = true) List<Author> owners,
    @Schema(required = true) boolean archived,
    @Schema(required = true) long lastSeq,
    @Schema(required = true) Instant createdAt) {}
