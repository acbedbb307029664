package dev.tsuiki.search;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that has to be there: a word, or a phrase in quotes.
 *
 * @param folded as it stands in a {@link Folded} text
 * @param isPhrase whether it has to end where it ends; a word may be only begun
 */
record Term(String folded, boolean isPhrase) {

  static Term of(String said, boolean isPhrase) {
    return new Term(Folded.of(said).text(), isPhrase);
  }

  /** What the index has to know of a text that has this, as parts of a {@code tsquery}. */
  List<String> conditions(String prefix) {
    var words = new ArrayList<>(Words.wanted(folded));
    var conditions = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      boolean isLast = i == words.size() - 1;
      conditions.add(
          quoted(prefix + word)
              + (isLast && (word.length() > 1 || i > 0) && mayGoOn(word) ? ":*" : ""));
    }
    return conditions;
  }

  /**
   * The same for a text in which this stands between two ends of words, so that nothing goes on.
   */
  List<String> exactly(String prefix) {
    return Words.wanted(folded).stream().map(word -> quoted(prefix + word)).toList();
  }

  /** Whether a longer word may begin with this; numbers and Japanese are what they are. */
  private boolean mayGoOn(String word) {
    char last = word.charAt(word.length() - 1);
    return folded.endsWith(word)
        && Character.isLetterOrDigit(last)
        && last < 0x0e00
        && word.codePoints().anyMatch(Character::isLetter);
  }

  private static String quoted(String lexeme) {
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
