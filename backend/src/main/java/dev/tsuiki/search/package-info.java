/**
 * Finding words in everything a notebook holds: the index, kept up behind the writers, and what is
 * asked of it. Uses all rooms; nothing uses it.
 */
@NullMarked
package dev.tsuiki.search;

import org.jspecify.annotations.NullMarked;
