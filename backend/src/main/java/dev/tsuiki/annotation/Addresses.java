package dev.tsuiki.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Addresses and the targets of Markdown links in a text: a key in them is not a mention. */
final class Addresses {
  private static final Pattern SIGN = Pattern.compile("://|www\\.|]\\(");
  private static final int LONGEST_SCHEME = 20;

  private Addresses() {}

  record Place(int start, int end) {}

  /** In order, never overlapping. */
  static List<Place> in(String text) {
    var found = new ArrayList<Place>();
    var signs = SIGN.matcher(text);
    int done = 0;
    while (signs.find()) {
      int at = signs.start();
      if (at < done) {
        continue;
      }
      var sign = signs.group();
      Place place;
      if (sign.equals("](")) {
        place = new Place(at, until(text, signs.end(), Addresses::endsTarget));
      } else if (sign.equals("://")) {
        place = new Place(schemeBefore(text, at), until(text, signs.end(), Letters::endsAddress));
      } else if (Letters.isSpaced(Letters.at(text, at - 1))) {
        continue;
      } else {
        place = new Place(at, until(text, signs.end(), Letters::endsAddress));
      }
      found.add(new Place(Math.max(place.start(), done), place.end()));
      done = place.end();
    }
    return found;
  }

  private static boolean endsTarget(int point) {
    return point == ')' || point <= ' ' || Character.isSpaceChar(point);
  }

  private static int schemeBefore(String text, int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST_SCHEME && isOfScheme(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isOfScheme(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '.' || c == '-');
  }

  private static int until(String text, int from, IntPredicate ends) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (ends.test(point)) {
        break;
      }
      at += Character.charCount(point);
    }
    return at;
  }
}
