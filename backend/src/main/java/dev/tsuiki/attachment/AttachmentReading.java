package dev.tsuiki.attachment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.annotation.About;
import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Reading;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds attachments: what never changes in the journal, what was amended in the tables. */
@ApplicationScoped
class AttachmentReading {

  private static final String AMENDED =
      """
      select n.label, coalesce((
          select json_agg(cast(b.detail as json) order by b.position)
          from about b where b.notebook = n.notebook and b.record = n.id and b.seq = n.about_seq), '[]') || ''
      from attachment_now n where n.notebook = :notebook and n.id = :id
      """;

  private final Rows rows;
  private final Reading journal;
  private final ObjectMapper json;

  AttachmentReading(Rows rows, Reading journal, ObjectMapper json) {
    this.rows = rows;
    this.journal = journal;
    this.json = json;
  }

  AttachmentView one(UUID notebook, UUID id) {
    var entry =
        journal
            .one(notebook, id)
            .filter(found -> found.type() == RecordType.ATTACHMENT)
            .orElseThrow(AttachmentReading::unknown);
    try {
      var record = json.readValue(entry.record(), AttachmentView.Content.class);
      if (record.redacted() != null) {
        return AttachmentView.of(entry, record, null, null);
      }
      var amended = amended(notebook, id);
      List<About> about = json.readValue((String) amended[1], new TypeReference<>() {});
      return AttachmentView.of(entry, record, (String) amended[0], about);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("record %d cannot be read".formatted(entry.seq()), notOurs);
    }
  }

  private Object[] amended(UUID notebook, UUID id) {
    return rows.of(AMENDED, Map.of("notebook", notebook, "id", id)).get(0);
  }

  static ProblemException unknown() {
    return ProblemException.notFound("there is no such attachment");
  }
}
