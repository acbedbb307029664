package dev.tsuiki.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.code.CodeTexts;
import dev.tsuiki.database.Rows;
import dev.tsuiki.journal.Entry;
import dev.tsuiki.journal.Reading;
import dev.tsuiki.search.Candidates.Candidate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the candidates' own words and leaves those that really have what was looked for. */
@ApplicationScoped
class Shown {
  /** In days: a word that stands there as a whole is worth as much as being so much newer. */
  private static final double WHOLE = 20;

  private final Rows rows;
  private final Reading journal;
  private final CodeTexts code;
  private final ObjectMapper json;

  Shown(Rows rows, Reading journal, CodeTexts code, ObjectMapper json) {
    this.rows = rows;
    this.journal = journal;
    this.code = code;
    this.json = json;
  }

  record Scored(SearchHit hit, double score) {
    /** Before whatever this candidate may turn out to be, and all that come after it. */
    boolean isBefore(Candidate candidate) {
      double most = candidate.rank() + WHOLE;
      return score > most || (score == most && hit.seq() > candidate.seq());
    }
  }

  /** In the order of the candidates. */
  List<Scored> of(UUID notebook, List<Candidate> candidates, List<Term> terms) {
    var entries =
        journal.some(notebook, candidates.stream().map(Candidate::seq).distinct().toList()).stream()
            .collect(Collectors.toMap(Entry::seq, Function.identity()));
    var names =
        names(
            notebook,
            candidates.stream().map(Candidate::experiment).filter(Objects::nonNull).toList());
    var files = new HashMap<String, Optional<String>>();
    var found = new ArrayList<Scored>();
    for (var candidate : candidates) {
      var entry = entries.get(candidate.seq());
      var said = entry == null ? null : Said.of(entry, json);
      if (entry == null || said == null || said.isRedacted()) {
        continue;
      }
      var text = text(notebook, candidate, said, names, files);
      var marked = text == null ? null : Marked.of(text, terms);
      if (marked != null && text != null) {
        found.add(
            new Scored(
                hit(candidate, entry, names, text, marked),
                candidate.rank() + (marked.whole() ? WHOLE : 0)));
      }
    }
    return found;
  }

  private @Nullable String text(
      UUID notebook,
      Candidate candidate,
      Said said,
      Map<UUID, List<String>> names,
      Map<String, Optional<String>> files) {
    if (candidate.scope() == Scope.KEYS) {
      return String.join("\n", names.getOrDefault(candidate.experiment(), List.of()));
    }
    if (candidate.scope() != Scope.CODE) {
      var text = said.text();
      return candidate.ends() > text.length()
          ? null
          : text.substring(candidate.starts(), candidate.ends());
    }
    return files
        .computeIfAbsent(String.valueOf(candidate.sha256()), hash -> code.text(notebook, hash))
        .map(file -> CodePieces.lines(file, candidate.starts(), candidate.ends()))
        .orElse(null);
  }

  private static SearchHit hit(
      Candidate candidate, Entry entry, Map<UUID, List<String>> names, String text, Marked marked) {
    boolean isCode = candidate.scope() == Scope.CODE;
    var keys = names.get(candidate.experiment());
    int skipped = (int) text.substring(0, marked.offset()).chars().filter(c -> c == '\n').count();
    return new SearchHit(
        candidate.scope(),
        entry.type(),
        candidate.record(),
        candidate.seq(),
        entry.author(),
        candidate.occurredAt(),
        keys == null ? null : keys.get(0),
        candidate.experiment(),
        isCode ? candidate.path() : null,
        isCode ? candidate.starts() + skipped : null,
        marked.part(),
        isCode ? marked.offset() : candidate.starts() + marked.offset(),
        marked.places());
  }

  /** Of each experiment its key, its title if it has one, and its earlier keys. */
  Map<UUID, List<String>> names(UUID notebook, Collection<UUID> experiments) {
    var names = new HashMap<UUID, List<String>>();
    if (experiments.isEmpty()) {
      return names;
    }
    var asked = Map.of("notebook", notebook, "ids", experiments.toArray(UUID[]::new));
    for (var row :
        rows.of(
            "select id, key, title from experiment_now where notebook = :notebook and id = any(:ids)",
            asked)) {
      var list = new ArrayList<>(List.of((String) row[1]));
      if (row[2] != null) {
        list.add((String) row[2]);
      }
      names.put((UUID) row[0], list);
    }
    for (var row :
        rows.of(
            "select experiment, key from experiment_key where notebook = :notebook and experiment = any(:ids) order by seq",
            asked)) {
      var list = names.get((UUID) row[0]);
      if (list != null && !list.contains((String) row[1])) {
        list.add((String) row[1]);
      }
    }
    return names;
  }
}
