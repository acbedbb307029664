package dev.tsuiki.annotation;

/**
 * Where in a text a key is named, and which; an {@code @} before it belongs to the place. Offsets
 * are UTF-16.
 */
public record Mention(int start, int end, String key) {}
