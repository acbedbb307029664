/**
 * Benchmarks: commands with a fixed seed that print a table and write it as JSON. Not run by
 * verify.
 */
@NullMarked
package dev.tsuiki.bench;

import org.jspecify.annotations.NullMarked;
