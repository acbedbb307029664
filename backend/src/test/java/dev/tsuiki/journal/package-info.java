@NullMarked
package dev.tsuiki.journal;

import org.jspecify.annotations.NullMarked;
