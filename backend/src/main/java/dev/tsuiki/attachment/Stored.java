package dev.tsuiki.attachment;

import dev.tsuiki.storage.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * A file whose bytes are in the store, not yet named by a record. {@code oversized} says in words
 * why what began as an image is kept as a plain file.
 */
public record Stored(
    ObjectKey object,
    long size,
    String mediaType,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String fileName,
    @Nullable String oversized) {}
