package dev.tsuiki.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * Writes an amendment as it stands in the journal: only what was stated is there, and null means
 * taken away.
 */
final class AmendmentRecord {
  private AmendmentRecord() {}

  static ObjectNode of(
      UUID id,
      UUID experiment,
      String key,
      NewAmendment.Checked amendment,
      Instant occurredAt,
      ObjectMapper json) {
    var record = json.createObjectNode();
    record.put("id", id.toString());
    record.put("experiment", key);
    record.put("experimentId", experiment.toString());
    if (amendment.key() != null) {
      record.put("key", amendment.key());
    }
    if (amendment.titled()) {
      record.put("title", amendment.title());
    }
    if (amendment.parents() != null) {
      record.set("parents", json.valueToTree(amendment.parents()));
    }
    if (amendment.results() != null) {
      var results = record.putObject("results");
      amendment.results().forEach((name, value) -> results.set(name, json.valueToTree(value)));
    }
    if (amendment.finished() != null) {
      record.set("finished", json.valueToTree(amendment.finished()));
    }
    if (amendment.withdrawn() != null) {
      record.put("withdrawn", amendment.withdrawn());
    }
    if (amendment.takesBack() != null) {
      record.put("takesBack", amendment.takesBack().toString());
    }
    if (amendment.source() != null) {
      record.put("source", amendment.source().toString());
    }
    record.put("occurredAt", occurredAt.toString());
    return record;
  }
}
