/** What the tests of every room stand on: a real database, builders, checks of the contract. */
@NullMarked
package dev.tsuiki.testsupport;

import org.jspecify.annotations.NullMarked;
