package dev.tsuiki.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FoldedTest {
  private static final Pattern CLUSTER =
      Pattern.compile("\\P{M}[\\p{M}ﾞﾟ]*+|\\p{M}++", Pattern.DOTALL);
  private static final String[] LETTERS =
      ("a B 7 _ - ー ・ か が ハ は ﾊ ﾞ ﾟ 残 差 、 。 \u3099 \u309a \u0301 é ｱ Ａ ㎏ ™ İ ß Σ ﬁ 한 ไ \ud83d\ude00 "
              + "\udb40\udd00 \u3000 葛 \uf900")
          .split(" ");

  @Test
  void aPlainLetterIsItsOwnFoldingAndNoMark() {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      if (Folded.isPlain(c)) {
        var letter = String.valueOf(c);
        assertEquals(folded(letter), Folded.of(letter).text());
        assertEquals(1, CLUSTER.matcher("あ" + letter).results().skip(1).count(), letter);
      }
    }
  }

  @Test
  void whateverStandsBesideALetterFoldsAsClustersDo() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int letters = random.nextInt(12); letters > 0; letters--) {
        text.append(LETTERS[random.nextInt(LETTERS.length)]);
      }
      var found = Folded.of(text.toString());
      assertEquals(folded(text.toString()), found.text());
      assertEquals(text.length(), found.from()[found.text().length()]);
    }
  }

  private static String folded(String text) {
    var folded = new StringBuilder();
    CLUSTER
        .matcher(text)
        .results()
        .forEach(
            cluster ->
                folded.append(
                    Normalizer.normalize(cluster.group(), Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)));
    return folded.toString();
  }
}
