package dev.tsuiki.experiment;

import dev.tsuiki.storage.Staged;
import org.jspecify.annotations.Nullable;

/** A file that came with a trial, received and not yet kept. */
record Upload(Staged staged, @Nullable String fileName) {}
