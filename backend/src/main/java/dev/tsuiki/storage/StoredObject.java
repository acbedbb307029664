package dev.tsuiki.storage;

import java.time.Instant;

/**
 * An object as the store lists it; {@code size} in bytes, {@code modified} by the store's clock.
 */
public record StoredObject(ObjectKey key, long size, Instant modified) {}
