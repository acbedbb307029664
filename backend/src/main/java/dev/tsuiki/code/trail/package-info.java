/**
 * Follows lines, definitions and regions from one version of the code to another: pure logic, which
 * knows neither HTTP nor the database and uses no other room.
 */
@NullMarked
package dev.tsuiki.code.trail;

import org.jspecify.annotations.NullMarked;
