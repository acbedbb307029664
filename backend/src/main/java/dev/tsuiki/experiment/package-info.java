/**
 * Trials: the one-call form, amendments, results, parents and lineage. Uses annotation, attachment,
 * code and below.
 */
@NullMarked
package dev.tsuiki.experiment;

import org.jspecify.annotations.NullMarked;
