package dev.tsuiki.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.code.NewExcerpt.NewRegion;
import dev.tsuiki.journal.Fingerprint;
import dev.tsuiki.journal.Journal;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.Violations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends excerpts. */
@ApplicationScoped
class Excerpts {
  private static final TypeReference<List<ExcerptRegion>> REGIONS = new TypeReference<>() {};

  private final Journal journal;
  private final FileLists lists;
  private final SnapshotTrees trees;
  private final ObjectMapper json;

  Excerpts(Journal journal, FileLists lists, SnapshotTrees trees, ObjectMapper json) {
    this.journal = journal;
    this.lists = lists;
    this.trees = trees;
    this.json = json;
  }

  record Outcome(UUID id, boolean isNew) {}

  Outcome post(UUID notebook, UUID author, UUID experiment, NewExcerpt request) {
    var id = request.id() == null ? Ids.next() : request.id();
    var fingerprint =
        Fingerprint.of(experiment, request.name(), request.snapshot(), request.regions());
    if (request.id() != null
        && journal.earlier(notebook, id, RecordType.EXCERPT, fingerprint).isPresent()) {
      return new Outcome(id, false);
    }
    var tree = tree(notebook, experiment, request.snapshot());
    var record =
        new ExcerptRecord(
            id,
            NewExcerpt.normal(String.valueOf(request.name())),
            experiment,
            tree.snapshot(),
            regions(tree, request.regions() == null ? List.of() : request.regions()));
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              if (journal.lock(notebook, id, RecordType.EXCERPT, fingerprint).isPresent()) {
                return new Outcome(id, false);
              }
              var turn = journal.take(notebook, author, 1).gather();
              turn.insert(
                  "excerpt",
                  "notebook, id, seq, experiment, snapshot, name, regions",
                  notebook,
                  id,
                  journal.append(turn, RecordType.EXCERPT, id, fingerprint, record),
                  experiment,
                  record.snapshot(),
                  record.name(),
                  write(record.regions()));
              turn.write();
              return new Outcome(id, true);
            });
  }

  private SnapshotTree tree(UUID notebook, UUID experiment, @Nullable UUID named) {
    var id =
        (named == null
                ? lists.latest(notebook, experiment)
                : Optional.of(named).filter(one -> lists.isOf(notebook, experiment, one)))
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "snapshot", named == null ? "there is none of it" : "is none of it"));
    var tree = trees.of(notebook, List.of(id)).get(id);
    if (tree == null) {
      throw ProblemException.invalid("snapshot", "was redacted");
    }
    return tree;
  }

  private static List<ExcerptRegion> regions(SnapshotTree tree, List<NewRegion> given) {
    var violations = new Violations();
    var regions = new ArrayList<ExcerptRegion>();
    for (int i = 0; i < given.size(); i++) {
      var at = "regions[%d]".formatted(i);
      var region = region(tree, at, given.get(i), violations);
      if (region != null && !regions.contains(region)) {
        regions.add(region);
      }
    }
    violations.throwIfAny();
    return regions;
  }

  private static @Nullable ExcerptRegion region(
      SnapshotTree tree, String at, NewRegion given, Violations violations) {
    var path = String.valueOf(given.path());
    var source = tree.source(path);
    if (source == null) {
      violations.add(at + ".path", "is no stored text of this snapshot");
      return null;
    }
    if (given.definition() != null) {
      var found = source.definition(path, given.definition());
      if (found == null) {
        violations.add(at + ".definition", "is not defined there");
        return null;
      }
      return new ExcerptRegion(
          path, found.startLine(), found.endLine(), given.definition(), given.withUses());
    }
    int start = given.startLine() == null ? 1 : given.startLine();
    int end = given.endLine() == null ? start : given.endLine();
    if (end > source.lineCount()) {
      violations.add(at + ".endLine", "is past the last line, %d".formatted(source.lineCount()));
      return null;
    }
    return new ExcerptRegion(path, start, end, null, given.withUses());
  }

  List<ExcerptRegion> read(String regions) {
    try {
      return json.readValue(regions, REGIONS);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException(notOurs);
    }
  }

  private String write(List<ExcerptRegion> regions) {
    try {
      return json.writeValueAsString(regions);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
