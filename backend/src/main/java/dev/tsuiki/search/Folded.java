package dev.tsuiki.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text in which width and case make no difference, and where each of its units came from: words
 * are looked for in one and marked in the other.
 */
record Folded(String original, String text, int[] from) {
  /** A letter with its marks; half-width voicing marks belong to their kana. */
  private static final Pattern CLUSTER =
      Pattern.compile("\\P{M}[\\p{M}ﾞﾟ]*+|\\p{M}++", Pattern.DOTALL);

  static Folded of(String original) {
    var text = new StringBuilder(original.length() + 16);
    var from = new int[original.length() + 16];
    int at = 0;
    while (at < original.length()) {
      char c = original.charAt(at);
      if (isPlain(c) && (at + 1 == original.length() || isPlain(original.charAt(at + 1)))) {
        from = withRoom(from, text.length() + 1);
        from[text.length()] = at++;
        text.append(c < 0x80 ? Character.toLowerCase(c) : c);
        continue;
      }
      var cluster = CLUSTER.matcher(original).region(at, original.length());
      int next = cluster.lookingAt() ? cluster.end() : at + 1;
      var folded =
          Normalizer.normalize(original.substring(at, next), Normalizer.Form.NFKC)
              .toLowerCase(Locale.ROOT);
      from = withRoom(from, text.length() + folded.length());
      Arrays.fill(from, text.length(), text.length() + folded.length(), at);
      text.append(folded);
      at = next;
    }
    from[text.length()] = original.length();
    return new Folded(original, text.toString(), from);
  }

  /** One of the letters most texts are of, which need no folding but of ASCII's capitals. */
  static boolean isPlain(char c) {
    return c < 0x80
        || (c >= 'ぁ' && c <= 'ゖ')
        || (c >= 'ァ' && c <= 'ー')
        || (c >= 0x4e00 && c <= 0x9fff)
        || c == '、'
        || c == '。';
  }

  private static int[] withRoom(int[] from, int length) {
    return length < from.length ? from : Arrays.copyOf(from, length * 2);
  }

  /**
   * Where, in units of the original, this stands from {@code start} on as the beginning of a word
   * or of a part of one; null where it does not.
   */
  @org.jspecify.annotations.Nullable
  Range find(String words, boolean asWhole, int start) {
    for (int at = text.indexOf(words, start); at >= 0; at = text.indexOf(words, at + 1)) {
      int end = at + words.length();
      if (begins(at) && (!asWhole || ends(end))) {
        return new Range(from[at], from[end], at);
      }
    }
    return null;
  }

  /** A place in the original; {@code folded} is where it begins in the folded text. */
  record Range(int start, int end, int folded) {}

  private boolean begins(int at) {
    return at == 0 || isApart(from[at] - 1, from[at], text.charAt(at - 1), text.charAt(at));
  }

  private boolean ends(int at) {
    return at == text.length()
        || isApart(from[at] - 1, from[at], text.charAt(at - 1), text.charAt(at));
  }

  /** Only inside a word of letters, or of digits, nothing begins; but a capital does. */
  private boolean isApart(int before, int after, char left, char right) {
    if (isUnspaced(left) || isUnspaced(right)) {
      return true;
    }
    boolean isLetter = Character.isLetter(left);
    if (isLetter != Character.isLetter(right)
        || (!isLetter && Character.isDigit(left) != Character.isDigit(right))) {
      return true;
    }
    if (!isLetter) {
      return !Character.isDigit(left);
    }
    if (!Character.isUpperCase(original.charAt(after))) {
      return false;
    }
    boolean isBeforeSmall =
        after + 1 < original.length() && Character.isLowerCase(original.charAt(after + 1));
    return Character.isLowerCase(original.charAt(before)) || isBeforeSmall;
  }

  private static boolean isUnspaced(char c) {
    return c >= 0x0e00 && Character.isLetter(c) && !(c >= 0x1e00 && c < 0x2000);
  }
}
