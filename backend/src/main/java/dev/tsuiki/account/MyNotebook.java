package dev.tsuiki.account;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One of my notebooks, as much of it as a list needs. */
record MyNotebook(
    @Schema(required = true) UUID id,
    @Schema(required = true) String slug,
    @Schema(required = true) String title,
    @Schema(
            required = true,
            enumeration = {"reader", "writer", "owner"})
        String role,
    @Schema(required = true) long lastSeq,
    @Schema(required = true) UUID epoch,
    @Schema(required = true) boolean archived) {}
