package dev.tsuiki.notebook;

import dev.tsuiki.web.Violations;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A notebook to be made. */
record NewNotebook(
    @Schema(required = true, pattern = "^[a-z0-9](-?[a-z0-9])*$", maxLength = 63) String slug,
    @Schema(description = "The slug, unless given", maxLength = 200) @Nullable String title) {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9](-?[a-z0-9])*");

  /** Addresses of the SPA and of the server itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "api",
          "q",
          "p",
          "login",
          "logout",
          "settings",
          "client",
          "assets",
          "problems",
          "new",
          "api-reference",
          "fonts",
          "me",
          "admin",
          "auth",
          "callback",
          "static");

  void check() {
    var violations = new Violations();
    if (slug == null || slug.length() > 63 || !SLUG.matcher(slug).matches()) {
      violations.add("slug", "is not made of a–z, 0–9 and single '-' between them, at most 63");
    } else if (RESERVED.contains(slug)) {
      violations.add("slug", "is reserved");
    }
    violations.line("title", title, 200);
    violations.throwIfAny();
  }
}
