/** Tests of finding. */
@NullMarked
package dev.tsuiki.search;

import org.jspecify.annotations.NullMarked;
