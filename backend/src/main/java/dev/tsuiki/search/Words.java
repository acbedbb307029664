package dev.tsuiki.search;

import java.io.IOException;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes the words from texts, for the index and for what is looked for in it: Japanese as pairs of
 * letters (and single ones), everything else as words and the parts of identifiers; width and case
 * make no difference.
 */
final class Words {
  /** Raise it when other words are taken: every notebook is then indexed anew. */
  static final int VERSION = 3;

  /** What a script without spaces has that the tokenizer takes into a word before or after it. */
  private static final String JOINED = "[\\p{IsHangul}々〻]";

  /** Letters of scripts with spaces, and digits. */
  private static final String SPACED =
      "[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHangul}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]]";

  private static final Pattern SEAM =
      Pattern.compile(
          "(?=%1$s)(?<=%2$s)|(?<=%1$s)(?=%2$s)".formatted(JOINED, SPACED), Pattern.DOTALL);

  /** What may be written as letters, as ™ and ㎏ are, without being a letter itself. */
  private static final Pattern SIGN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{ASCII}]");

  private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");
  static final Pattern DECIMAL = Pattern.compile("\\p{Nd}+\\.\\p{Nd}+");

  private static final int LONGEST = 64;
  private static final Analyzer INDEX = analyzer(true);
  private static final Analyzer QUERY = analyzer(false);

  private Words() {}

  private static Analyzer analyzer(boolean everything) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        var source = new StandardTokenizer();
        var parts = new Identifiers(source, everything);
        var folded = new LowerCaseFilter(new CJKWidthFilter(parts));
        // what is looked for is in all its pairs; a single letter is looked for only where it is
        // alone
        return new TokenStreamComponents(
            source, new CJKBigramFilter(folded, ALL_SCRIPTS, everything));
      }
    };
  }

  private static final int ALL_SCRIPTS =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;

  /**
   * Everything by which a text is found; a word before ㎏ or ™ with what these are written as, and
   * without.
   */
  static Set<String> of(String text) {
    var words = analyse(INDEX, text);
    if (!Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
      var apart =
          SIGN.matcher(text)
              .replaceAll(
                  sign -> isWritten(sign.group()) ? " " : Matcher.quoteReplacement(sign.group()));
      if (!apart.equals(text)) {
        words.addAll(analyse(INDEX, apart));
      }
    }
    return words;
  }

  private static boolean isWritten(String sign) {
    return LETTER.matcher(Normalizer.normalize(sign, Normalizer.Form.NFKC)).find();
  }

  /** What a text has to have to hold this, in the order in which it was said. */
  static Set<String> wanted(String said) {
    return analyse(QUERY, said);
  }

  private static Set<String> analyse(Analyzer analyzer, String text) {
    var words = new LinkedHashSet<String>();
    // an underscore would keep words together that are looked for one by one
    var prepared = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('_', ' ');
    if (prepared.chars().anyMatch(Words::mayBeJoined)) {
      prepared = SEAM.matcher(prepared).replaceAll(" ");
    }
    try (var stream = analyzer.tokenStream("", prepared)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.length() > LONGEST ? cut(term.toString()) : term.toString());
      }
      stream.end();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return words;
  }

  /** Told of each letter of each text, so before the pattern, which takes as long as the rest. */
  private static boolean mayBeJoined(int c) {
    return c == '々'
        || c == '〻'
        || (c >= 0x1100 && c < 0x1200)
        || (c >= 0x3130 && c < 0x3190)
        || (c >= 0xa960 && c < 0xd800);
  }

  private static String cut(String word) {
    return word.substring(
        0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }
}
