package dev.tsuiki.search;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.tsuiki.web.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where words can be found. What one looks for first is shown first. */
@Schema(name = "SearchScope")
public enum Scope {
  KEYS(100_000),
  TEXT(0),
  EXCERPTS(0),
  CODE(-100_000);

  /** In days. */
  final int weight;

  Scope(int weight) {
    this.weight = weight;
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Scope of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** {@code text,keys}; everything where nothing is said. */
  static Set<Scope> asked(@Nullable String words) {
    if (words == null || words.isBlank()) {
      return EnumSet.allOf(Scope.class);
    }
    var asked = EnumSet.noneOf(Scope.class);
    for (var word : words.split(",", -1)) {
      asked.add(
          Arrays.stream(values())
              .filter(scope -> scope.word().equals(word.strip()))
              .findFirst()
              .orElseThrow(
                  () -> ProblemException.invalid("in", "is not of text, keys, excerpts, code")));
    }
    return asked;
  }
}
