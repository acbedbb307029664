package dev.tsuiki.code;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the journal says of a snapshot; the list of files is asked for separately. */
@Schema(name = "SnapshotRecord", description = "A snapshot as it stands in the journal")
record SnapshotRecord(
    UUID id, String experiment, UUID experimentId, int files, long bytes, Instant occurredAt) {}
