package dev.tsuiki.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsuiki.code.NewFile;
import dev.tsuiki.journal.Keys;
import dev.tsuiki.storage.Staging;
import dev.tsuiki.web.Limits;
import dev.tsuiki.web.Notice;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import dev.tsuiki.web.Texts;
import dev.tsuiki.web.Violations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a trial fit, since a trial is never refused for its content: what cannot stand where it was
 * put is moved to where it can be kept, and a notice says so. Only what could not be stored
 * anywhere (NUL, half a surrogate pair, a time that cannot be) is refused.
 */
final class Fitting {
  private static final int TITLE = 200;
  private static final int NAME = 80;
  private static final int PARENTS = 100;
  private static final int RESULTS = 1000;
  private static final int HEAD = 2000;

  private final Limits limits;
  private final Staging staging;
  private final List<Notice> notices = new ArrayList<>();
  private final List<Upload> uploads;

  /** What has no better place goes into the drawer, under this name. */
  private final ObjectNode odd = JsonNodeFactory.instance.objectNode();

  private Fitting(Limits limits, Staging staging, List<Upload> uploads) {
    this.limits = limits;
    this.staging = staging;
    this.uploads = uploads;
  }

  /** Adds to {@code uploads} what has to be kept as a file; the caller closes them all. */
  static Trial fit(NewExperiment request, List<Upload> uploads, Limits limits, Staging staging) {
    check(request);
    return new Fitting(limits, staging, uploads).trial(request);
  }

  private static void check(NewExperiment request) {
    var violations = new Violations();
    violations.text("key", request.key());
    violations.text("title", request.title());
    violations.text("text", request.text());
    violations.time("occurredAt", request.occurredAt());
    if (request.parents() != null) {
      request.parents().forEach(parent -> violations.text("parents", parent));
    }
    if (request.results() != null) {
      request
          .results()
          .forEach(
              (name, value) -> {
                violations.text("results", name);
                violations.text("results", value.toString());
              });
    }
    if (request.restore() != null) {
      checkTree("restore", request.restore(), violations);
    }
    if (request.others() != null) {
      request
          .others()
          .forEach(
              (name, value) -> {
                violations.text("(unknown)", name);
                checkTree("(unknown)", value, violations);
              });
    }
    violations.throwIfAny();
  }

  private static void checkTree(String field, JsonNode node, Violations violations) {
    if (node.isTextual()) {
      violations.text(field, node.textValue());
    }
    node.fieldNames().forEachRemaining(name -> violations.text(field, name));
    node.forEach(child -> checkTree(field, child, violations));
  }

  private Trial trial(NewExperiment request) {
    var key = Keys.normal(request.key());
    var title = title(request, key);
    var parents = parents(request.parents());
    var results = results(request.results());
    var code = code(request.code());
    others(request.others());
    var text = text(request.text());
    var restore = restore(request.restore());
    return new Trial(
        request.id(),
        key,
        title,
        parents,
        request.occurredAt(),
        text,
        results,
        code,
        restore,
        uploads,
        notices);
  }

  private @Nullable String title(NewExperiment request, @Nullable String key) {
    var title = oneLine(request.title());
    var wanted = request.key() == null ? "" : request.key().strip();
    if (key == null && !wanted.isEmpty()) {
      notice(
          ProblemType.KEY_ODD,
          "'%s' is not a key".formatted(shortened(wanted)),
          title == null ? "title" : "restore");
      if (title == null) {
        title = oneLine(wanted);
      } else {
        odd.put("key", wanted);
      }
    }
    if (title != null && title.codePointCount(0, title.length()) > TITLE) {
      notice(
          ProblemType.TITLE_TOO_LONG,
          "the title is longer than %d characters".formatted(TITLE),
          "restore");
      odd.put("title", title);
      title = title.substring(0, title.offsetByCodePoints(0, TITLE - 1)) + "…";
    }
    return title;
  }

  private static @Nullable String oneLine(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private @Nullable List<String> parents(@Nullable List<@Nullable String> written) {
    if (written == null) {
      return null;
    }
    var parents = new LinkedHashSet<String>();
    for (var name : written) {
      var key = Keys.reference(name);
      if (key != null && parents.size() < PARENTS) {
        parents.add(key);
      } else if (name != null && !name.isBlank()) {
        notice(ProblemType.PARENT_ODD, "'%s' is not a key".formatted(shortened(name)), "restore");
        odd.withArray("parents").add(name);
      }
    }
    // a single odd name says nothing about where it came from: as if none was stated
    return parents.isEmpty() && !written.isEmpty() ? null : List.copyOf(parents);
  }

  private Map<String, ResultValue> results(@Nullable Map<String, JsonNode> written) {
    var results = new LinkedHashMap<String, ResultValue>();
    if (written != null) {
      written.forEach(
          (name, node) -> {
            var value = ResultValue.of(node);
            var fits = isName(name) && results.size() < RESULTS;
            if (value != null && fits) {
              results.put(name.strip(), value);
            } else if (!node.isNull()) {
              notice(
                  ProblemType.RESULT_ODD,
                  "'%s' is not a number under a short name".formatted(shortened(name)),
                  "restore");
              odd.withObject("/results").set(name, node);
            }
          });
    }
    return results;
  }

  static boolean isName(String name) {
    return !name.isBlank()
        && name.codePointCount(0, name.length()) <= NAME
        && name.codePoints().noneMatch(Character::isISOControl);
  }

  /**
   * Files of the same name from several folders reach us under one path where a form sends no
   * folders.
   */
  private List<NewFile> code(NewExperiment.@Nullable NewCode code) {
    if (code == null || code.files() == null) {
      return List.of();
    }
    Set<String> taken = new LinkedHashSet<>();
    var files = new ArrayList<NewFile>();
    for (var file : code.files()) {
      if (file == null) {
        throw ProblemException.invalid("code.files", "contains null");
      }
      var path = file.path();
      if (path != null && !taken.add(path)) {
        var free = free(path, taken);
        notice(
            ProblemType.PATH_TAKEN,
            "there is more than one file '%s'".formatted(shortened(path)),
            free);
        files.add(new NewFile(free, file.sha256(), file.size(), file.text()));
      } else {
        files.add(file);
      }
    }
    return files;
  }

  private static String free(String path, Set<String> taken) {
    int dot = path.lastIndexOf('.');
    var stem = dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    for (int n = 2; ; n++) {
      var candidate = stem + "~" + n + path.substring(stem.length());
      if (taken.add(candidate)) {
        return candidate;
      }
    }
  }

  private void others(@Nullable Map<String, JsonNode> others) {
    if (others != null) {
      others.forEach(
          (name, value) -> {
            notice(
                ProblemType.FIELD_UNKNOWN,
                "there is no field '%s'".formatted(shortened(name)),
                "restore");
            odd.set(name, value);
          });
    }
  }

  private @Nullable String text(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (Texts.bytes(text) <= limits.text().asLongValue()) {
      return text;
    }
    notice(
        ProblemType.TEXT_TOO_LONG,
        "the text is longer than %d bytes".formatted(limits.text().asLongValue()),
        "the file text.md, its beginning in the note");
    keep("text.md", text);
    return text.substring(0, text.offsetByCodePoints(0, HEAD)) + "…";
  }

  private @Nullable ObjectNode restore(@Nullable ObjectNode restore) {
    if (!odd.isEmpty()) {
      restore = restore == null ? JsonNodeFactory.instance.objectNode() : restore;
      restore.set("odd", odd);
    }
    if (restore == null || restore.isEmpty()) {
      return null;
    }
    var text = restore.toString();
    if (Texts.bytes(text) > limits.text().asLongValue()) {
      notice(
          ProblemType.RESTORE_TOO_LARGE,
          "it is larger than %d bytes".formatted(limits.text().asLongValue()),
          "the file restore.json");
      keep("restore.json", text);
      return null;
    }
    return restore;
  }

  private void keep(String fileName, String text) {
    try {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      uploads.add(
          new Upload(staging.receive(new ByteArrayInputStream(bytes), bytes.length), fileName));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void notice(ProblemType code, String what, String place) {
    notices.add(new Notice(code, "%s; kept in %s".formatted(what, place)));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= NAME
        ? text
        : text.substring(0, text.offsetByCodePoints(0, NAME)) + "…";
  }
}
