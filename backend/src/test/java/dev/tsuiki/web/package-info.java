/** How Tsuiki speaks HTTP when something is wrong. */
@NullMarked
package dev.tsuiki.web;

import org.jspecify.annotations.NullMarked;
