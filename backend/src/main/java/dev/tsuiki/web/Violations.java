package dev.tsuiki.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects everything that does not fit in a request, so that the answer names it all at once. */
public final class Violations {
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private final List<Problem.Violation> found = new ArrayList<>();

  public void add(String field, String message) {
    found.add(new Problem.Violation(field, message));
  }

  /** Text that PostgreSQL and JSON can hold: no NUL, no half of a surrogate pair. */
  public void text(String field, @Nullable String text) {
    if (text != null && !Texts.isStorable(text)) {
      add(field, Texts.UNSTORABLE);
    }
  }

  /** A short single line: a title, a label, a name. */
  public void line(String field, @Nullable String text, int atMost) {
    if (text == null) {
      return;
    }
    text(field, text);
    if (text.codePointCount(0, text.length()) > atMost) {
      add(field, "is longer than %d characters".formatted(atMost));
    }
    if (text.codePoints().anyMatch(c -> c == '\n' || c == '\r')) {
      add(field, "is more than one line");
    }
  }

  /** When something happened: in the past, give or take a clock that is a day wrong. */
  public void time(String field, @Nullable Instant time) {
    if (time != null
        && (time.isBefore(EARLIEST) || time.isAfter(Instant.now().plus(Duration.ofDays(1))))) {
      add(field, "lies before 1900 or in the future");
    }
  }

  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw ProblemException.invalid(List.copyOf(found));
    }
  }
}
