package dev.tsuiki.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.journal.Journal;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.journal.RecordType;
import dev.tsuiki.journal.Turn;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import dev.tsuiki.web.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what is spoken of in this notebook, and remembers who speaks of it. */
@ApplicationScoped
public class Abouts {
  private static final int AT_MOST = 200;

  private final Keys keys;
  private final Journal journal;
  private final ObjectMapper json;

  Abouts(Keys keys, Journal journal, ObjectMapper json) {
    this.keys = keys;
    this.journal = journal;
    this.json = json;
  }

  /** One thing that was found: the id it has here, and how it was said. */
  public record Found(UUID target, About about) {}

  /** Adds what cannot be right without looking anything up. */
  public static void check(@Nullable List<About> abouts, Violations violations) {
    if (abouts == null) {
      return;
    }
    if (abouts.size() > AT_MOST) {
      violations.add("about", "has more than %d entries".formatted(AT_MOST));
      return;
    }
    for (int i = 0; i < abouts.size(); i++) {
      var about = abouts.get(i);
      if (about == null) {
        violations.add("about[%d]".formatted(i), "is null");
      } else {
        about.check("about[%d]".formatted(i), violations);
      }
    }
  }

  /**
   * As the client said it; whether it repeated an id that the server had added makes no difference.
   */
  public static @Nullable List<About> asSaid(@Nullable List<About> about) {
    return about == null ? null : about.stream().map(one -> one.withExperimentId(null)).toList();
  }

  /**
   * Looks up what is named; an id of another notebook is as unknown as one that never was.
   *
   * @throws ProblemException {@code about-unknown}, {@code quote-not-found}
   */
  public List<Found> find(UUID notebook, @Nullable List<About> abouts) {
    return abouts == null
        ? List.of()
        : abouts.stream().map(about -> find(notebook, about)).toList();
  }

  private Found find(UUID notebook, About about) {
    var key = about.key();
    if (key != null) {
      var normal = Keys.reference(key);
      var id =
          (normal == null ? java.util.Optional.<UUID>empty() : keys.find(notebook, normal))
              .orElseThrow(() -> unknown("experiment '%s'".formatted(key)));
      return new Found(id, about.withExperimentId(id));
    }
    if (about.annotation() != null) {
      requireRecord(notebook, about.annotation(), RecordType.ANNOTATION);
      requireQuote(notebook, about.annotation(), about.quote());
      return new Found(about.annotation(), about.withExperimentId(null));
    }
    if (about.excerpt() != null) {
      requireRecord(notebook, about.excerpt(), RecordType.EXCERPT);
      return new Found(about.excerpt(), about.withExperimentId(null));
    }
    if (about.attachment() == null) {
      throw new IllegalStateException("check() comes first");
    }
    requireRecord(notebook, about.attachment(), RecordType.ATTACHMENT);
    return new Found(about.attachment(), about.withExperimentId(null));
  }

  void requireRecord(UUID notebook, UUID id, RecordType type) {
    if (journal.typeOf(notebook, id).filter(found -> found == type).isEmpty()) {
      throw unknown("%s %s".formatted(type.word(), id));
    }
  }

  private static void requireQuote(UUID notebook, UUID annotation, @Nullable String quote) {
    if (quote == null) {
      return;
    }
    Annotation quoted = Annotation.findById(new Annotation.Key(notebook, annotation));
    if (quoted == null || !quoted.text.contains(quote)) {
      throw new ProblemException(
          ProblemType.QUOTE_NOT_FOUND,
          "the words are not, exactly so, in annotation " + annotation);
    }
  }

  /** Remembers that the record with this id and number speaks of these. */
  public void append(Turn turn, UUID record, long seq, List<Found> found) {
    for (int i = 0; i < found.size(); i++) {
      turn.insert(
          "about",
          "notebook, record, seq, position, kind, target, detail",
          turn.notebook(),
          record,
          seq,
          i,
          found.get(i).about().kind().word(),
          found.get(i).target(),
          write(found.get(i).about()));
    }
  }

  private String write(About about) {
    try {
      return json.writeValueAsString(about);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ProblemException unknown(String what) {
    return new ProblemException(
        ProblemType.ABOUT_UNKNOWN, "there is no %s in this notebook".formatted(what));
  }
}
