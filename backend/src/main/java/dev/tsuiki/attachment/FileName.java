package dev.tsuiki.attachment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of files as clients send them, made harmless. */
final class FileName {

  private static final int CODE_POINTS = 200;

  /** What browsers call a pasted picture: no name that anybody gave. */
  private static final Pattern PASTED =
      Pattern.compile("(image|clipboard|blob)(\\.(png|jpe?g|gif|webp))?", Pattern.CASE_INSENSITIVE);

  private FileName() {}

  /**
   * The last part of what was sent, on one line and reading in one direction; null where nothing is
   * left or nobody gave the name.
   */
  static @Nullable String clean(@Nullable String sent) {
    if (sent == null) {
      return null;
    }
    String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    String name =
        Normalizer.normalize(
                last.codePoints()
                    .filter(FileName::isHarmless)
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append),
                Normalizer.Form.NFC)
            .strip();
    if (name.isEmpty() || name.equals(".") || name.equals("..") || PASTED.matcher(name).matches()) {
      return null;
    }
    return shortened(name);
  }

  /** Control, format (bidirectional overrides among them), and halves of surrogate pairs go. */
  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          // The joiners of emoji and of Indic scripts are letters' business.
          c == 0x200c || c == 0x200d;
      default -> true;
    };
  }

  /** Cut in the middle, so that the extension stays. */
  private static String shortened(String name) {
    int[] points = name.codePoints().toArray();
    if (points.length <= CODE_POINTS) {
      return name;
    }
    int tail = 20;
    return new String(points, 0, CODE_POINTS - tail - 1)
        + "…"
        + new String(points, points.length - tail, tail);
  }

  /**
   * A Content-Disposition with the name twice: plain for old programs, as RFC 5987 has it for the
   * others.
   */
  static String disposition(String kind, String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._ ()+=,@-]", "_");
    String encoded =
        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "%s; filename=\"%s\"; filename*=UTF-8''%s".formatted(kind, plain, encoded);
  }
}
