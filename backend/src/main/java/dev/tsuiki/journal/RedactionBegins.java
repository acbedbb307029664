package dev.tsuiki.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record, or one file of a snapshot, is about to be redacted in this transaction: whoever stores
 * something else as a difference from it writes that out.
 */
public record RedactionBegins(UUID notebook, UUID record, @Nullable String path) {}
