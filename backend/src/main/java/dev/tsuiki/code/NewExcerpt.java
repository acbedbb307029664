package dev.tsuiki.code;

import dev.tsuiki.web.Violations;
import java.text.Normalizer;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An excerpt to be appended: a new version of that name on that trial. */
record NewExcerpt(
    @Nullable UUID id,
    @Schema(required = true, description = "What it is called all over the notebook")
        @Nullable String name,
    @Schema(description = "Which of the experiment's snapshots; its latest unless given")
        @Nullable UUID snapshot,
    @Schema(required = true, description = "Empty: not in this one")
        @Nullable List<NewRegion> regions) {
  private static final int NAME = 80;
  private static final int REGIONS = 200;

  /** Lines, or a definition by its name. */
  @Schema(description = "Lines of a file, or a definition by its name")
  record NewRegion(
      @Schema(required = true) @Nullable String path,
      @Schema(description = "From 1") @Nullable Integer startLine,
      @Schema(description = "Included") @Nullable Integer endLine,
      @Schema(description = "In place of lines: 'name' or 'Class.name'")
          @Nullable String definition,
      @Schema(description = "With every definition of the snapshot that it reaches by name")
          @Nullable Boolean withUses) {}

  void check() {
    var violations = new Violations();
    if (name == null || name.isBlank()) {
      violations.add("name", "is empty");
    } else {
      checkName(name, violations);
    }
    if (regions == null) {
      violations.add("regions", "is missing");
    } else if (regions.size() > REGIONS) {
      violations.add("regions", "has more than %d entries".formatted(REGIONS));
    } else {
      for (int i = 0; i < regions.size(); i++) {
        check("regions[%d]".formatted(i), regions.get(i), violations);
      }
    }
    violations.throwIfAny();
  }

  private static void checkName(String name, Violations violations) {
    violations.line("name", name, NAME);
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.matches("\\s*\\.{1,2}\\s*")) {
      violations.add("name", "contains a slash, or is a dot");
    }
  }

  private static void check(String at, @Nullable NewRegion region, Violations violations) {
    if (region == null) {
      violations.add(at, "is null");
      return;
    }
    var fault = CodePath.fault(region.path());
    if (fault != null) {
      violations.add(at + ".path", fault);
    }
    violations.line(at + ".definition", region.definition(), 500);
    boolean hasLines = region.startLine() != null && region.endLine() != null;
    if (hasLines == (region.definition() != null)
        || (region.definition() != null
            && (region.startLine() != null || region.endLine() != null))) {
      violations.add(at, "names not exactly one of lines and a definition");
    } else if (region.startLine() != null
        && region.endLine() != null
        && (region.startLine() < 1 || region.endLine() < region.startLine())) {
      violations.add(at + ".endLine", "lies before the first line, or that before 1");
    }
  }

  /** The name in its one form. */
  static String normal(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
  }
}
