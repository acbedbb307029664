/**
 * The full code of a trial: snapshots, and the texts they list. Uses journal, notebook, account and
 * web; line maps and trails are pure logic without HTTP or database.
 */
@NullMarked
package dev.tsuiki.code;

import org.jspecify.annotations.NullMarked;
