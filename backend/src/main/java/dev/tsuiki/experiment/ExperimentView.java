package dev.tsuiki.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsuiki.account.Author;
import dev.tsuiki.annotation.Kind;
import dev.tsuiki.journal.Redacted;
import dev.tsuiki.web.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An experiment as it is known now. */
@Schema(name = "Experiment")
record ExperimentView(
    @Schema(required = true) UUID id,
    @Schema(required = true) String key,
    @Schema(required = true, description = "Earlier keys, which still mean it")
        List<String> aliases,
    @Schema(required = true) @Nullable String title,
    @Schema(required = true) Author author,
    @Schema(required = true) Instant occurredAt,
    @Schema(required = true) Instant recordedAt,
    @Schema(required = true) long seq,
    @Schema(required = true) List<Parent> parents,
    @Schema(required = true) Map<String, ResultValue> results,
    @Schema(required = true) @Nullable Summary summary,
    @Schema(required = true) @Nullable Finished finished,
    @Schema(required = true) boolean withdrawn,
    @Schema(required = true, type = SchemaType.OBJECT, implementation = Object.class)
        @Nullable ObjectNode restore,
    @Schema(required = true) Counts counts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Redacted redacted,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "What did not fit when it was posted, and where it was put")
        List<Notice> notices,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only in the answer to the post: the other records that it made")
        @Nullable Made made) {

  /** What it was changed from. */
  @Schema(name = "Parent")
  record Parent(
      @Schema(required = true) String key,
      @Schema(required = true, description = "null as long as nothing has this key")
          @Nullable UUID id,
      @Schema(required = true, description = "Whether nobody stated it") boolean assumed) {}

  /**
   * The short text shown when it is lined up: the newest summary, else the first sentence said
   * about it.
   */
  @Schema(name = "Summary")
  record Summary(
      @Schema(required = true) String text,
      @Schema(required = true) UUID annotation,
      @Schema(required = true) Kind kind) {}

  /** How many records are about it. */
  @Schema(name = "ExperimentCounts")
  record Counts(
      @Schema(required = true) long annotations,
      @Schema(required = true) long attachments,
      @Schema(required = true) long snapshots,
      @Schema(required = true) long amendments) {}

  /** The other records that one call made. */
  @Schema(name = "Made")
  record Made(
      @Schema(required = true) @Nullable UUID annotation,
      @Schema(required = true) List<UUID> attachments,
      @Schema(required = true) @Nullable UUID snapshot) {}

  /** As reading it would tell, from what its post has just said of it. */
  static ExperimentView justPosted(
      ExperimentRecord record,
      Author author,
      Instant recordedAt,
      long seq,
      @Nullable List<Parent> parents,
      TreeMap<String, ResultValue> results,
      @Nullable String text,
      Made made) {
    var note = made.annotation();
    return new ExperimentView(
        record.id(),
        record.key(),
        List.of(),
        record.title(),
        author,
        record.occurredAt(),
        recordedAt,
        seq,
        parents == null ? List.of() : parents,
        results,
        text == null || note == null ? null : new Summary(FirstSentence.of(text), note, Kind.NOTE),
        null,
        false,
        record.restore(),
        new Counts(
            note == null ? 0 : 1, made.attachments().size(), made.snapshot() == null ? 0 : 1, 0),
        null,
        record.notices(),
        made);
  }
}
