package dev.tsuiki.annotation;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys that a text names, in order and never overlapping. Specified in openapi/text/README.md,
 * with the vectors that the interface is held to as well. The time is linear in the text, however
 * many keys there are.
 */
public final class Mentions {
  private final String text;
  private final KeyIndex keys;

  private Mentions(String text, KeyIndex keys) {
    this.text = text;
    this.keys = keys;
  }

  public static List<Mention> in(String written, KeyIndex keys) {
    var plain = PlainText.of(written);
    var found = new Mentions(plain.text(), keys).found();
    return plain.from() == null
        ? found
        : found.stream()
            .map(
                mention ->
                    new Mention(
                        plain.from(mention.start()), plain.from(mention.end()), mention.key()))
            .toList();
  }

  private List<Mention> found() {
    var found = new ArrayList<Mention>();
    int at = 0;
    for (var address : Addresses.in(text)) {
      at = between(at, address.start(), found);
      at = Math.max(at, address.end());
    }
    between(at, text.length(), found);
    return withoutPaths(found);
  }

  /** Where the last mention before {@code to} ends, or {@code to}. */
  private int between(int from, int to, List<Mention> found) {
    int at = from;
    while (at < to) {
      int start = at;
      boolean isCalled = isCall(at);
      int key = isCalled ? at + 1 : at;
      int end = keyEnd(key, isCalled);
      if (end < 0) {
        at++;
      } else {
        if (end <= to) {
          found.add(new Mention(start, end, text.substring(key, end)));
        }
        at = end;
      }
    }
    return at;
  }

  private int keyEnd(int start, boolean isCalled) {
    if (!keys.begins(text, start) || !(isCalled || mayStart(start))) {
      return -1;
    }
    int emphasis = isCalled ? 0 : emphasisBefore(start);
    return keys.longest(text, start, isCalled, end -> mayEnd(end, emphasis));
  }

  private boolean isCall(int at) {
    return isAt(at) && !isWord(at - 1);
  }

  private boolean mayStart(int at) {
    if (emphasisBefore(at) > 0) {
      return true;
    }
    if (!breaks(at)) {
      return false;
    }
    if (isAt(at - 1)) {
      return !isWord(at - 2);
    }
    if (isJoin(at)) {
      return !isWord(at - 1);
    }
    boolean joins = is(at - 1, '~') ? isDigit(at) : isJoin(at - 1);
    return !(joins && isWord(at) && isWord(at - 2));
  }

  private boolean mayEnd(int at, int emphasis) {
    if (emphasis > 0) {
      return text.startsWith("_".repeat(emphasis), at) && !isWord(at + emphasis);
    }
    if (!breaks(at) || (isJoin(at - 1) && isWord(at))) {
      return false;
    }
    if (is(at, '~')) {
      return !isDigit(at + 1);
    }
    return !((isJoin(at) || is(at, '@')) && isWord(at + 1));
  }

  /** How many underscores of Markdown's emphasis stand before: {@code _enc_k5_} is in italics. */
  private int emphasisBefore(int at) {
    int from = at;
    while (at - from < 3 && is(from - 1, '_')) {
      from--;
    }
    return from < at && !is(at, '_') && !isWord(from - 1) ? at - from : 0;
  }

  /**
   * Whether a word may end and another begin here; where a script has no spaces, that is anywhere.
   */
  private boolean breaks(int at) {
    int next = Letters.at(text, at);
    return !(Letters.isMark(next) || (isWord(at - 1) && Letters.isSpaced(next)));
  }

  private boolean isWord(int at) {
    return Letters.isSpaced(Letters.at(text, at));
  }

  private boolean is(int at, char c) {
    return at >= 0 && at < text.length() && text.charAt(at) == c;
  }

  private boolean isAt(int at) {
    return is(at, '@') || is(at, '＠');
  }

  private boolean isJoin(int at) {
    return is(at, '-') || is(at, '+') || is(at, '.');
  }

  private boolean isDigit(int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** {@code enc_k5/log.txt} is a path; {@code enc_k5/enc_k6} is two keys where both are keys. */
  private List<Mention> withoutPaths(List<Mention> found) {
    var kept = new ArrayList<Mention>();
    for (int first = 0; first < found.size(); ) {
      int last = first;
      while (last + 1 < found.size()
          && isSlash(found.get(last).end())
          && found.get(last + 1).start() == found.get(last).end() + 1) {
        last++;
      }
      if (!isSlash(found.get(first).start() - 1) && !isSlash(found.get(last).end())) {
        kept.addAll(found.subList(first, last + 1));
      }
      first = last + 1;
    }
    return kept;
  }

  private boolean isSlash(int at) {
    return is(at, '/') || is(at, '\\');
  }
}
