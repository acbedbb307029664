package dev.tsuiki.code;

import org.jspecify.annotations.Nullable;

/**
 * A stored text.
 *
 * @param bytes uncompressed
 * @param hops how many others had to be read before it, at most
 * @param base the text that it is stored as a difference from
 */
record Blob(String sha256, byte[] bytes, int hops, byte @Nullable [] base) {}
