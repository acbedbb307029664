package dev.tsuiki.annotation;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * What of a text is a word, in scripts that have spaces between words and in those that have none.
 */
final class Letters {
  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  /** The prolonged sound mark belongs to two scripts, so to none. */
  private static final int PROLONGED = 'ー';

  private Letters() {}

  /** Part of a word in a script that has spaces between words. */
  static boolean isSpaced(int point) {
    if (point < 0x80) {
      return Character.isLetterOrDigit(point) || point == '_';
    }
    return isWord(point) && point != PROLONGED && !UNSPACED.contains(UnicodeScript.of(point));
  }

  static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isWord(int point) {
    return switch (Character.getType(point)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> Character.isLetter(point) || isMark(point);
    };
  }

  /** Ends an address that stands in running text. */
  static boolean endsAddress(int point) {
    if (point < 0x80) {
      return point <= ' ' || point == 0x7f || "<>\"`|()[]{}".indexOf(point) >= 0;
    }
    return UnicodeScript.of(point) == UnicodeScript.HIRAGANA || !isWord(point);
  }

  /** The letter at this place, be it of one unit or of two; -1 where there is none. */
  static int at(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return -1;
    }
    boolean isSecond =
        Character.isLowSurrogate(text.charAt(at))
            && at > 0
            && Character.isHighSurrogate(text.charAt(at - 1));
    return text.codePointAt(isSecond ? at - 1 : at);
  }
}
