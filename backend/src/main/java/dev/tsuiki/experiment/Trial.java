package dev.tsuiki.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsuiki.code.NewFile;
import dev.tsuiki.web.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trial as it can be kept, and what did not fit. */
record Trial(
    @Nullable UUID id,
    @Nullable String key,
    @Nullable String title,
    @Nullable List<String> parents,
    @Nullable Instant occurredAt,
    @Nullable String text,
    Map<String, ResultValue> results,
    List<NewFile> code,
    @Nullable ObjectNode restore,
    List<Upload> uploads,
    List<Notice> notices) {}
