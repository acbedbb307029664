/**
 * Notebooks, their members, and the one place that decides who may do what. Uses account and web.
 */
@NullMarked
package dev.tsuiki.notebook;

import org.jspecify.annotations.NullMarked;
