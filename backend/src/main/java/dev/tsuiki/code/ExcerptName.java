package dev.tsuiki.code;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A name, and where it was made by hand. */
@Schema(description = "A name, and where it was made by hand")
record ExcerptName(
    @Schema(required = true) String name,
    @Schema(required = true, description = "The latest of each experiment, oldest first")
        List<ExcerptView> made) {}
