@NullMarked
package dev.tsuiki.local.demo;

import org.jspecify.annotations.NullMarked;
