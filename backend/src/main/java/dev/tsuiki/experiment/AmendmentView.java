package dev.tsuiki.experiment;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.account.Author;
import dev.tsuiki.journal.Entry;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amendment with its place in the journal. Only what was stated is there, and null means taken
 * away.
 */
@Schema(
    name = "Amendment",
    description =
        "An amendment with its place in the journal; only what was stated is there, and null takes away")
record AmendmentView(
    @Schema(required = true) long seq,
    @Schema(required = true) Instant recordedAt,
    @Schema(required = true) Author author,
    @JsonAnyGetter @Schema(hidden = true) Map<String, JsonNode> record) {

  private static final TypeReference<Map<String, JsonNode>> RECORD = new TypeReference<>() {};

  static AmendmentView of(Entry entry, ObjectMapper json) {
    try {
      return new AmendmentView(
          entry.seq(), entry.recordedAt(), entry.author(), json.readValue(entry.record(), RECORD));
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("record %d cannot be read".formatted(entry.seq()), notOurs);
    }
  }
}
