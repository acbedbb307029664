package dev.tsuiki.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.tsuiki.journal.Entry;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.journal.Reading;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.PageToken;
import dev.tsuiki.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds snapshots: what the journal says of them, and their lists of files. */
@ApplicationScoped
class SnapshotReading {
  private final FileLists lists;
  private final Reading journal;
  private final Keys keys;
  private final ObjectReader content;

  SnapshotReading(FileLists lists, Reading journal, Keys keys, ObjectMapper json) {
    this.lists = lists;
    this.journal = journal;
    this.keys = keys;
    this.content = json.readerFor(SnapshotView.Content.class);
  }

  /** The experiment with this key. */
  UUID experiment(UUID notebook, String key) {
    var normal = Keys.reference(key);
    return (normal == null ? java.util.Optional.<UUID>empty() : keys.find(notebook, normal))
        .orElseThrow(() -> ProblemException.notFound("there is no such experiment"));
  }

  SnapshotView one(UUID notebook, UUID id) {
    return journal
        .one(notebook, id)
        .filter(entry -> entry.type() == RecordType.SNAPSHOT)
        .map(this::view)
        .orElseThrow(() -> ProblemException.notFound("there is no such snapshot"));
  }

  SnapshotView withTree(UUID notebook, UUID id) {
    var tree = lists.one(notebook, id);
    var view = one(notebook, id);
    return tree.isEmpty() || view.redacted() != null ? view : view.withTree(tree.get());
  }

  /** The latest that was not redacted. */
  SnapshotView latest(UUID notebook, UUID experiment) {
    return lists
        .latest(notebook, experiment)
        .map(snapshot -> withTree(notebook, snapshot))
        .orElseThrow(() -> ProblemException.notFound("this experiment has no snapshot"));
  }

  /** Newest first. */
  Page<SnapshotView> list(
      UUID notebook, UUID experiment, @Nullable Integer limit, @Nullable String pageToken) {
    int size = Page.size(limit);
    var before = PageToken.decode(pageToken, 1);
    var seqs =
        lists.numbers(
            notebook,
            experiment,
            before == null ? Long.MAX_VALUE : before.value(0, Long::valueOf),
            size + 1);
    var views =
        journal.some(notebook, seqs).stream()
            .map(this::view)
            .sorted(Comparator.comparingLong(SnapshotView::seq).reversed())
            .toList();
    return Page.of(views, size, last -> PageToken.of(last.seq()));
  }

  private SnapshotView view(Entry entry) {
    try {
      SnapshotView.Content record = content.readValue(entry.record());
      return new SnapshotView(
          record.id(),
          entry.seq(),
          entry.recordedAt(),
          entry.author(),
          record.experiment(),
          record.experimentId(),
          record.files(),
          record.bytes(),
          record.occurredAt(),
          record.redacted(),
          null,
          null);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("record %d cannot be read".formatted(entry.seq()), notOurs);
    }
  }
}
