/**
 * The sequence: append, read after, live; and the register of keys. Uses notebook, account and web.
 */
@NullMarked
package dev.tsuiki.journal;

import org.jspecify.annotations.NullMarked;
