package dev.tsuiki.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsuiki.account.Author;
import dev.tsuiki.journal.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that has all the words: which record, and the part of it around them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Something that has all the words that were looked for")
record SearchHit(
    @Schema(required = true, description = "Where the words are") Scope in,
    @Schema(required = true, description = "What kind of record this is") RecordType type,
    @Schema(required = true) UUID record,
    @Schema(required = true) long seq,
    @Schema(required = true) Author author,
    @Schema(required = true) Instant occurredAt,
    @Schema(description = "The key of the experiment, where this is one or is its code")
        @Nullable String experiment,
    @Nullable UUID experimentId,
    @Schema(description = "The file, in code") @Nullable String path,
    @Schema(description = "The number of the first line of text in that file")
        @Nullable Integer line,
    @Schema(
            required = true,
            description =
                "The part around the words; of an experiment its key, title and earlier keys, each on a line")
        String text,
    @Schema(
            required = true,
            description = "Where this part begins in the whole, in units of UTF-16")
        int offset,
    @Schema(
            required = true,
            description = "Where the words stand in text, in order, never overlapping")
        List<Marked.Place> ranges) {}
