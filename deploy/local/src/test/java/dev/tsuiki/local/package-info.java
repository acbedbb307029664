/** Real runs of the real script, each on a data folder of its own. */
@NullMarked
package dev.tsuiki.local;

import org.jspecify.annotations.NullMarked;
