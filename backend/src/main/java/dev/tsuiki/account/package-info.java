/**
 * Who is asking: the person at the machine in the local mode, whoever an OpenID provider vouches
 * for in the team mode, or whoever holds a token. Uses web and database.
 */
@NullMarked
package dev.tsuiki.account;

import org.jspecify.annotations.NullMarked;
