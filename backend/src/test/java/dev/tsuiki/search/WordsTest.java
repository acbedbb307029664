package dev.tsuiki.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.annotation.KeyIndex;
import dev.tsuiki.annotation.Mentions;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final List<String> KEYS =
      List.of(
          "enc_k5",
          "enc_k5_res",
          "k5",
          "残差_2",
          "2残差",
          "ResNet50b",
          "a-b.c",
          "v1.5",
          "k실험_2",
          "ключ7",
          "x+");
  private static final String[] AROUND =
      (" ,.,_,-,+,@,/,:,',\\,*,`,の,ハ,ﾊ,ﾞ,ー,・,残,々,는,한,ไ,ລ,ក,က,я,é,\u0301,\u3099,\ufe0f,\u200d,\u00ad,\u0651,"
              + "™,㎏,℃,№,①,½,²,Ａ,＿,。,…,\ud83d\ude00,\ud835\udc00,Ⓐ,ⓐ,㍘,㈱,a,B,7,འ,अ,ا,א,\u200b,\n")
          .split(",");

  @Test
  void aTextThatNamesAnExperimentHasTheWordsOfItsKey() {
    var index = new KeyIndex(KEYS);
    var random = new Random(11);
    int named = 0;
    for (int i = 0; i < 200_000; i++) {
      var text = new StringBuilder();
      for (int parts = 1 + random.nextInt(5); parts > 0; parts--) {
        text.append(
            random.nextInt(3) == 0
                ? KEYS.get(random.nextInt(KEYS.size()))
                : AROUND[random.nextInt(AROUND.length)]);
      }
      var mentions = Mentions.in(text.toString(), index);
      if (!mentions.isEmpty()) {
        var words = Words.of(text.toString());
        for (var mention : mentions) {
          named++;
          var wanted = Words.wanted(Folded.of(mention.key()).text());
          assertTrue(words.containsAll(wanted), text + " has " + words + ", wanted " + wanted);
        }
      }
    }
    assertTrue(named > 10_000, "only " + named);
  }

  @Test
  void koreanIsTakenApartFromWhatItIsJoinedTo() {
    assertTrue(Words.of("enc_k5한글날").containsAll(Set.of("k5", "한글", "글날")));
    assertEquals(Set.of("k5", "한글", "글날"), Words.wanted("k5한글날"));
  }

  @Test
  void aWordBeforeASignIsFoundWithItAndWithout() {
    assertTrue(Words.of("about k5㎏").containsAll(Set.of("k5", "k5kg", "about")));
  }
}
