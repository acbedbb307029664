package dev.tsuiki.search;

import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for. Everything is plain text but quotes around a phrase and {@code by:}, {@code
 * since:}, {@code until:}, {@code has:image}, {@code about:}; a filter that makes no sense is plain
 * text as well.
 */
record Asked(
    List<Term> terms,
    @Nullable String by,
    @Nullable Instant since,
    @Nullable Instant until,
    boolean hasImage,
    @Nullable String about) {
  private static final Pattern PART =
      Pattern.compile(
          "(?:(by|about):)\"([^\"]+)\"|\"([^\"]*)\"?|[“”]([^“”]*)[“”]?|([^\\s\u3000\"“”]+)");
  private static final Pattern FILTER =
      Pattern.compile("(by|since|until|has|about):(.+)", Pattern.DOTALL);
  private static final int LONGEST = 1000;
  private static final int LONGEST_TERM = 200;
  private static final int TERMS = 20;

  static Asked of(@Nullable String q) {
    if (q == null) {
      return new Asked(List.of(), null, null, null, false, null);
    }
    if (q.length() > LONGEST) {
      throw ProblemException.invalid("q", "is longer than %d characters".formatted(LONGEST));
    }
    if (!Texts.isStorable(q)) {
      throw ProblemException.invalid("q", "contains NUL or half of a surrogate pair");
    }
    return new Reader().read(q);
  }

  boolean isEmpty() {
    return terms.isEmpty()
        && by == null
        && since == null
        && until == null
        && !hasImage
        && about == null;
  }

  /**
   * {@code 2026}, {@code 2026-06} or {@code 2026-06-24}, by UTC; the day after it where {@code
   * after}.
   */
  private static @Nullable Instant day(String text, boolean after) {
    try {
      LocalDate first;
      LocalDate next;
      if (text.matches("[0-9]{4}")) {
        first = LocalDate.of(Integer.parseInt(text), 1, 1);
        next = first.plusYears(1);
      } else if (text.matches("[0-9]{4}-[0-9]{2}")) {
        first = YearMonth.parse(text).atDay(1);
        next = first.plusMonths(1);
      } else {
        first = LocalDate.parse(text.replace('/', '-'));
        next = first.plusDays(1);
      }
      return (after ? next : first).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException noDay) {
      return null;
    }
  }

  private static final class Reader {
    private final List<Term> terms = new ArrayList<>();
    private @Nullable String by;
    private @Nullable Instant since;
    private @Nullable Instant until;
    private boolean hasImage;
    private @Nullable String about;

    Asked read(String q) {
      var parts = PART.matcher(q);
      while (parts.find()) {
        if (parts.group(1) != null) {
          filter(parts.group(1), parts.group(2));
        } else if (parts.group(5) == null) {
          term(parts.group(3) != null ? parts.group(3) : parts.group(4), true);
        } else {
          word(parts.group(5));
        }
      }
      return new Asked(List.copyOf(terms), by, since, until, hasImage, about);
    }

    private void word(String word) {
      var filter = FILTER.matcher(word);
      if (!filter.matches() || !filter(filter.group(1), filter.group(2))) {
        term(word, false);
      }
    }

    private boolean filter(String name, String value) {
      switch (name) {
        case "by" -> by = value;
        case "about" -> about = value;
        case "has" -> {
          if (!value.equals("image")) {
            return false;
          }
          hasImage = true;
        }
        default -> {
          var day = day(value, name.equals("until"));
          if (day == null) {
            return false;
          }
          since = name.equals("since") ? day : since;
          until = name.equals("until") ? day : until;
        }
      }
      return true;
    }

    private void term(String said, boolean isPhrase) {
      var text = said.strip();
      if (!text.isEmpty() && text.length() <= LONGEST_TERM && terms.size() < TERMS) {
        terms.add(Term.of(text, isPhrase));
      } else if (!text.isEmpty()) {
        throw ProblemException.invalid(
            "q", "has more than %d words, or one longer than %d".formatted(TERMS, LONGEST_TERM));
      }
    }
  }
}
