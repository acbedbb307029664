/**
 * Bytes under keys the server makes, in any S3 or in a folder; uses web alone: rooms that hold
 * objects register themselves as {@link dev.tsuiki.storage.ObjectHolder}.
 */
@NullMarked
package dev.tsuiki.storage;

import org.jspecify.annotations.NullMarked;
