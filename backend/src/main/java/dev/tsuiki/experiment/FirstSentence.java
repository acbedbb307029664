package dev.tsuiki.experiment;

import java.util.regex.Pattern;

/**
 * The first sentence of what somebody said, for where a summary is shown and nobody has written
 * one.
 */
final class FirstSentence {
  private static final int AT_MOST = 200;

  /**
   * Japanese sentences end with their mark; a Latin full stop only before a space, or 0.86 would be
   * two sentences.
   */
  private static final Pattern END = Pattern.compile("[。！？!?]+|\\.(?=\\s|$)|\\R");

  /** What Markdown puts before a line's words. */
  private static final Pattern MARKS = Pattern.compile("^(?:\\s|#+\\s|>|[-*+]\\s|\\d+[.)]\\s)+");

  private FirstSentence() {}

  static String of(String markdown) {
    var text = MARKS.matcher(markdown.strip()).replaceFirst("");
    var end = END.matcher(text);
    var sentence = end.find() && end.start() > 0 ? text.substring(0, end.end()).strip() : text;
    if (sentence.codePointCount(0, sentence.length()) <= AT_MOST) {
      return sentence;
    }
    return sentence.substring(0, sentence.offsetByCodePoints(0, AT_MOST - 1)).strip() + "…";
  }
}
