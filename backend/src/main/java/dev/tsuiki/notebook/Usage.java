package dev.tsuiki.notebook;

import java.time.Instant;

/** How much is there: records, and bytes of images, files and code; as of when it was counted. */
record Usage(long records, long bytes, Instant asOf) {}
