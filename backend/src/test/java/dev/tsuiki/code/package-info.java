@NullMarked
package dev.tsuiki.code;

import org.jspecify.annotations.NullMarked;
