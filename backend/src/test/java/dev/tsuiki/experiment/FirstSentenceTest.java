package dev.tsuiki.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstSentenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "これは効いた、と思う。次は幅。 | これは効いた、と思う。",
        "acc 0.86 is good. Next. | acc 0.86 is good.",
        "Why?! Nobody knows | Why?!",
        "- a list item | a list item",
        "## A heading | A heading",
        "no end at all | no end at all",
        "。 odd | 。 odd"
      })
  void itEndsWhereItsLanguageEndsIt(String text, String sentence) {
    assertEquals(sentence, FirstSentence.of(text));
  }
}
