package dev.tsuiki.journal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tsuiki.account.Author;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One record of the journal as it travels. */
@Schema(name = "JournalEntry", description = "One record of the journal")
public record Entry(
    @Schema(required = true) long seq,
    @Schema(required = true) RecordType type,
    @Schema(required = true) Instant recordedAt,
    @Schema(required = true) Author author,
    @Schema(
            required = true,
            description = "The record: its form depends on the type",
            implementation = Object.class)
        @JsonRawValue
        String record) {}
