@NullMarked
package dev.tsuiki.code.trail;

import org.jspecify.annotations.NullMarked;
