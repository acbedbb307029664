@NullMarked
package dev.tsuiki.annotation;

import org.jspecify.annotations.NullMarked;
