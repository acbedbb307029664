package dev.tsuiki.journal;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stretch of the journal. */
record JournalPage(
    @Schema(required = true) List<Entry> items,
    @Schema(required = true, description = "The notebook's highest number") long lastSeq,
    @Schema(
            required = true,
            description = "Replaced by a restore: with another epoch a replica starts anew")
        UUID epoch) {}
