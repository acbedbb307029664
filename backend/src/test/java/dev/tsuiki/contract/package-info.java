/** Holds the server to its OpenAPI document, and the code to its shape. */
@NullMarked
package dev.tsuiki.contract;

import org.jspecify.annotations.NullMarked;
