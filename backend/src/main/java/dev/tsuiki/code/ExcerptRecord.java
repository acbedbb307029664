package dev.tsuiki.code;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the journal says of an excerpt. */
@Schema(description = "An excerpt as it stands in the journal")
record ExcerptRecord(
    UUID id,
    String name,
    UUID experimentId,
    UUID snapshot,
    @Schema(description = "Empty: not in this one") List<ExcerptRegion> regions) {}
