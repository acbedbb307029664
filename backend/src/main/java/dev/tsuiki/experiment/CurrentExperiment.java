package dev.tsuiki.experiment;

import dev.tsuiki.journal.Keys;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds the experiment that a path names, by its present key or an earlier one. */
@ApplicationScoped
public class CurrentExperiment {
  private final Keys keys;
  private final CurrentNotebook notebook;

  CurrentExperiment(Keys keys, CurrentNotebook notebook) {
    this.keys = keys;
    this.notebook = notebook;
  }

  public UUID of(String name) {
    var key = Texts.isStorable(name) ? Keys.reference(name) : null;
    if (key != null) {
      var found = keys.find(notebook.id(), key);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw ProblemException.notFound("there is no such experiment");
  }
}
