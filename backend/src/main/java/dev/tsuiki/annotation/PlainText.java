package dev.tsuiki.annotation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text in composed form and without the backslashes that only keep Markdown from seeing a mark,
 * and where each unit came from; {@code from} is null where each is still in its place.
 */
record PlainText(String text, int @Nullable [] from) {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?=[_\\-+.~])");

  /** A letter with its marks, or what composes with each other. */
  private static final Pattern CLUSTER =
      Pattern.compile("[\\u1100-\\u11ff]+|\\P{M}\\p{M}*+|\\p{M}++", Pattern.DOTALL);

  static PlainText of(String written) {
    if (Normalizer.isNormalized(written, Normalizer.Form.NFC) && !ESCAPE.matcher(written).find()) {
      return new PlainText(written, null);
    }
    var plain = new StringBuilder(written.length());
    var from = new int[written.length() * 3 + 1];
    var clusters = CLUSTER.matcher(written);
    while (clusters.find()) {
      if (clusters.group().equals("\\")
          && ESCAPE.matcher(written).region(clusters.start(), written.length()).lookingAt()) {
        continue;
      }
      var composed = Normalizer.normalize(clusters.group(), Normalizer.Form.NFC);
      Arrays.fill(from, plain.length(), plain.length() + composed.length(), clusters.start());
      plain.append(composed);
    }
    from[plain.length()] = written.length();
    return new PlainText(plain.toString(), from);
  }

  int from(int at) {
    return from == null ? at : from[at];
  }
}
