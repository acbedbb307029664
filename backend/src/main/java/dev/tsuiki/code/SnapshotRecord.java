package dev.tsuiki.code;

import java.time.Instant;
import java.util.UUID;

/** What the journal says of a snapshot; the list of files is asked for separately. */
record SnapshotRecord(
    UUID id, String experiment, UUID experimentId, int files, long bytes, Instant occurredAt) {}
