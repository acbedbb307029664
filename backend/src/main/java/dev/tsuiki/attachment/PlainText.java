package dev.tsuiki.attachment;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells UTF-8 text from other bytes, and text that a browser would run from text that it would
 * show.
 */
final class PlainText {

  private static final String SKIPPED =
      "(?:\\s+|<\\?[^>]*\\?>|<!--.*?-->|<!doctype svg[^>\\[]*(?:\\[.*?])?>)*+";

  private static final Pattern SVG =
      Pattern.compile(
          "\\A" + SKIPPED + "<(?:[a-z]+:)?svg[\\s>/]", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern PAGE =
      Pattern.compile(
          "<(?:!doctype\\s+html|html|head|body|script|iframe|title|style|table|div|h1|br|p|a|img)[\\s>/]",
          Pattern.CASE_INSENSITIVE);

  /** Browsers look for tags in so many characters at most. */
  private static final int SEARCHED = 1024;

  private PlainText() {}

  static String mediaType(byte[] head, long size) {
    String text = decode(head, size > head.length);
    if (text == null) {
      return Content.UNKNOWN;
    }
    String start = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (SVG.matcher(start.substring(0, Math.min(start.length(), 8 * SEARCHED))).find()) {
      return "image/svg+xml";
    }
    String stripped = start.stripLeading();
    if (stripped.startsWith("<")
        && PAGE.matcher(stripped.substring(0, Math.min(stripped.length(), SEARCHED))).find()) {
      return "text/html";
    }
    return stripped.startsWith("<?xml") ? "application/xml" : "text/plain";
  }

  /**
   * The text, or null where these bytes are none; a character cut off at the end is forgiven where
   * more follows.
   */
  private static @Nullable String decode(byte[] head, boolean moreFollows) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var text = CharBuffer.allocate(head.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(head), text, !moreFollows);
    if (result.isError()) {
      return null;
    }
    String decoded = text.flip().toString();
    return decoded.chars().anyMatch(PlainText::isNoText) ? null : decoded;
  }

  private static boolean isNoText(int c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b || c == 0x7f;
  }
}
