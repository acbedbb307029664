package dev.tsuiki.journal;

import java.util.UUID;

/**
 * Something of this notebook was redacted a moment ago, by this process: whoever keeps texts in
 * memory lets go of its. In other processes nothing asks for them any more, and they age.
 */
public record RedactionDone(UUID notebook) {}
