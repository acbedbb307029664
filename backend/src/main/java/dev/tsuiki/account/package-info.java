/**
 * Who is asking: the person at the machine in the local mode, or whoever holds a token. Uses web.
 */
@NullMarked
package dev.tsuiki.account;

import org.jspecify.annotations.NullMarked;
