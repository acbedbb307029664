/**
 * Tsuiki's backend: one package a capability, each with its resource, its rules and its records.
 */
@NullMarked
package dev.tsuiki;

import org.jspecify.annotations.NullMarked;
