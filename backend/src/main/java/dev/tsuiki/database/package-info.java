/** Asking the database in SQL. Knows no other room. */
@NullMarked
package dev.tsuiki.database;

import org.jspecify.annotations.NullMarked;
