package dev.tsuiki.search;

import java.util.ArrayDeque;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Parts of identifiers beside the whole: {@code resNet50} is also found by {@code res}, {@code
 * net}, {@code 50} and {@code net50}. A decimal number stays one word, beside its halves where it
 * is not a mere fraction.
 */
final class Identifiers extends TokenFilter {
  private static final String WORD = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.ALPHANUM];
  private static final String NUMBER = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.NUM];
  private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern PART =
      Pattern.compile("\\p{N}+|\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?[^\\p{N}\\p{Lu}]+");
  private static final int PARTS = 12;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private final boolean withParts;
  private final ArrayDeque<String> waiting = new ArrayDeque<>();

  Identifiers(TokenStream input, boolean withParts) {
    super(input);
    this.withParts = withParts;
  }

  @Override
  public boolean incrementToken() throws java.io.IOException {
    while (waiting.isEmpty()) {
      if (!input.incrementToken()) {
        return false;
      }
      if (!type.type().equals(WORD) && !type.type().equals(NUMBER)) {
        return true;
      }
      split(term.toString());
    }
    term.setEmpty().append(waiting.poll());
    return true;
  }

  private void split(String token) {
    if (Words.DECIMAL.matcher(token).matches()) {
      waiting.add(token);
      if (!withParts || token.startsWith("0.")) {
        return;
      }
    }
    var runs = RUN.matcher(token);
    while (runs.find()) {
      var run = runs.group();
      waiting.add(run);
      if (withParts) {
        parts(run);
      }
    }
  }

  /**
   * From each of its parts on to its end, since what is looked for may be the beginning of a word.
   */
  private void parts(String run) {
    var parts = PART.matcher(run);
    for (int count = 0; parts.find() && count < PARTS; count++) {
      if (parts.start() > 0) {
        waiting.add(run.substring(parts.start()));
      }
      if (parts.end() < run.length() && Character.isDigit(run.charAt(parts.start()))) {
        waiting.add(parts.group());
      }
    }
  }

  @Override
  public void reset() throws java.io.IOException {
    super.reset();
    waiting.clear();
  }
}
