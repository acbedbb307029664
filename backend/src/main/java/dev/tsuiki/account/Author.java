package dev.tsuiki.account;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whoever wrote something. */
@Schema(description = "Whoever wrote something")
public record Author(@Schema(required = true) UUID id, @Schema(required = true) String name) {}
