/**
 * Dated pieces of Markdown, what they are about, corrections. Uses journal and the rooms below it.
 */
@NullMarked
package dev.tsuiki.annotation;

import org.jspecify.annotations.NullMarked;
