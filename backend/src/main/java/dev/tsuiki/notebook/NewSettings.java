package dev.tsuiki.notebook;

import dev.tsuiki.web.Violations;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Settings to be changed; what is absent stays as it is. */
@Schema(name = "NotebookSettings")
record NewSettings(
    @Schema(maxLength = 200) @Nullable String title,
    @Nullable Boolean archived,
    @Schema(enumeration = {"writers", "owners"}) @Nullable String sharing,
    @Nullable Map<String, NotebookView.Better> better) {

  void check() {
    var violations = new Violations();
    violations.line("title", title, 200);
    if (title != null && title.isBlank()) {
      violations.add("title", "is empty");
    }
    if (sharing != null && !Set.of("writers", "owners").contains(sharing)) {
      violations.add("sharing", "is neither writers nor owners");
    }
    if (better != null) {
      if (better.size() > 200) {
        violations.add("better", "has more than 200 names");
      }
      better.forEach(
          (name, way) -> {
            violations.line("better", name, 80);
            if (way == null) {
              violations.add("better." + name, "is neither higher nor lower");
            }
          });
    }
    violations.throwIfAny();
  }
}
