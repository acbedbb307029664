/**
 * The notebook of {@code --demo}: a made-up team and its two months, posted through the API as
 * anybody would.
 */
@NullMarked
package dev.tsuiki.local.demo;

import org.jspecify.annotations.NullMarked;
