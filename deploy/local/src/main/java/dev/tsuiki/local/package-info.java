/**
 * Local mode: starts PostgreSQL and the backend for one person on one machine. Uses the backend
 * only as its packaged artefact and over HTTP.
 */
@NullMarked
package dev.tsuiki.local;

import org.jspecify.annotations.NullMarked;
