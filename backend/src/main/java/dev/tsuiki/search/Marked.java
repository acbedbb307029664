package dev.tsuiki.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A text that has everything that was looked for: the part around it, and where it stands in that.
 *
 * @param offset where the part begins in the text
 * @param whole whether every term stands there as a whole word
 */
record Marked(String part, int offset, List<Place> places, boolean whole) {
  private static final int BEFORE = 60;
  private static final int LENGTH = 240;
  private static final int PLACES = 100;

  /** Where words stand, in units of UTF-16. */
  @Schema(name = "SearchRange", description = "From start to before end, in units of UTF-16")
  record Place(@Schema(required = true) int start, @Schema(required = true) int end) {}

  /** Null where something is missing. */
  static @Nullable Marked of(String text, List<Term> terms) {
    var folded = Folded.of(text);
    boolean whole = true;
    int first = text.length();
    for (var term : terms) {
      var place = folded.find(term.folded(), term.isPhrase(), 0);
      if (place == null) {
        return null;
      }
      whole &= folded.find(term.folded(), true, 0) != null;
      first = Math.min(first, place.start());
    }
    int start = terms.isEmpty() ? 0 : beginning(text, first);
    int end = ending(text, start);
    return new Marked(text.substring(start, end), start, places(folded, terms, start, end), whole);
  }

  private static List<Place> places(Folded folded, List<Term> terms, int start, int end) {
    var found = new ArrayList<Place>();
    for (var term : terms) {
      int at = 0;
      while (found.size() < PLACES) {
        var place = folded.find(term.folded(), term.isPhrase(), at);
        if (place == null || place.start() >= end) {
          break;
        }
        if (place.start() >= start) {
          found.add(new Place(place.start() - start, Math.min(place.end(), end) - start));
        }
        at = place.folded() + term.folded().length();
      }
    }
    found.sort(Comparator.comparingInt(Place::start).thenComparingInt(Place::end));
    return merged(found);
  }

  private static List<Place> merged(List<Place> sorted) {
    var merged = new ArrayList<Place>();
    for (var place : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && place.start() <= merged.get(last).end()) {
        var before = merged.get(last);
        merged.set(last, new Place(before.start(), Math.max(before.end(), place.end())));
      } else {
        merged.add(place);
      }
    }
    return merged;
  }

  /** Some way before the first match, at the beginning of its line if that is near. */
  private static int beginning(String text, int match) {
    int line = text.lastIndexOf('\n', Math.max(0, match - 1)) + 1;
    if (match == 0 || match - line <= BEFORE) {
      return match == 0 ? 0 : line;
    }
    int space = text.indexOf(' ', match - BEFORE);
    int start = space >= 0 && space < match ? space + 1 : match - BEFORE;
    return Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
  }

  private static int ending(String text, int start) {
    int end = Math.min(text.length(), start + LENGTH);
    return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }
}
