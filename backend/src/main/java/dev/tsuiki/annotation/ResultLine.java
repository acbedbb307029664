package dev.tsuiki.annotation;

import dev.tsuiki.journal.Keys;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that states results of an experiment: {@code enc_k5_res acc 0.86 loss 0.41}. Specified in
 * openapi/text/README.md, with the vectors that the interface is held to as well.
 */
public record ResultLine(String key, Map<String, Double> results) {
  private static final int LONGEST = 1000;
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})");
  private static final Pattern LIST_MARK = Pattern.compile("^(?:[-*+]|[0-9]{1,9}[.)])[ \t]+");
  private static final Pattern LINK =
      Pattern.compile(
          "(?:^|[ \t])(?:!?\\[[^\\[\\]]*]\\([^()\\s]*\\)|<?(?:https?://|www\\.)[^\\s<>]+>?)$");
  private static final Pattern BETWEEN = Pattern.compile("[ \t]*[:=,、：＝，][ \t]*|[ \t]+");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?=[_\\-+.~])");
  private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}_\\-+./@]{0,79}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  /** All result lines of a text, whatever their keys; what stands in fenced code states nothing. */
  public static List<ResultLine> in(String text) {
    var found = new ArrayList<ResultLine>();
    var fence = "";
    for (var line : LINE_END.split(text, -1)) {
      var opening = FENCE.matcher(line);
      var mark = opening.find() ? opening.group(1) : "";
      if (!fence.isEmpty()) {
        if (mark.startsWith(fence) && line.strip().equals(mark)) {
          fence = "";
        }
      } else if (!mark.isEmpty()) {
        fence = mark;
      } else {
        var result = of(line);
        if (result != null) {
          found.add(result);
        }
      }
    }
    return found;
  }

  private static @Nullable ResultLine of(String line) {
    if (line.length() > LONGEST) {
      return null;
    }
    var words = words(line);
    if (words.size() < 3 || words.size() % 2 == 0) {
      return null;
    }
    var first = words.get(0);
    var isCalled = first.startsWith("@") || first.startsWith("＠");
    var key = Keys.reference(isCalled ? first.substring(1) : first);
    if (key == null || (!isCalled && Keys.isOrdinary(key))) {
      return null;
    }
    var results = new LinkedHashMap<String, Double>();
    for (int i = 1; i < words.size(); i += 2) {
      var name = words.get(i);
      var value = number(words.get(i + 1));
      if (value == null
          || !NAME.matcher(name).matches()
          || number(name) != null
          || results.put(name, value) != null) {
        return null;
      }
    }
    return new ResultLine(key, results);
  }

  private static List<String> words(String line) {
    var rest =
        Normalizer.normalize(line, Normalizer.Form.NFC)
            .replace('\u00a0', ' ')
            .replace('\u3000', ' ')
            .strip();
    rest = LIST_MARK.matcher(rest).replaceFirst("");
    for (var link = LINK.matcher(rest); link.find(); link = LINK.matcher(rest)) {
      rest = rest.substring(0, link.start()).stripTrailing();
    }
    var words = List.of(BETWEEN.split(ESCAPE.matcher(rest).replaceAll(""), -1));
    return words.get(words.size() - 1).isEmpty() ? words.subList(0, words.size() - 1) : words;
  }

  private static @Nullable Double number(String word) {
    var text = Normalizer.normalize(word, Normalizer.Form.NFKC);
    if (NUMBER.matcher(text).matches()) {
      var value = Double.valueOf(text);
      return value.isInfinite() ? null : value;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }
}
