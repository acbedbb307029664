package dev.tsuiki.attachment;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file that a request asks for (RFC 9110, 14): {@code first} up to and with {@code
 * last}.
 */
record ByteRange(long first, long last, boolean isWhole) {

  private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  static ByteRange whole(long size) {
    return new ByteRange(0, size - 1, true);
  }

  /**
   * The range that is meant: the whole file where the header asks for none, is not understood or
   * asks for several; null where the file has no such bytes.
   */
  static @Nullable ByteRange of(@Nullable String header, long size) {
    var single = SINGLE.matcher(header == null ? "" : header);
    if (!single.matches() || single.group(1).isEmpty() && single.group(2).isEmpty()) {
      return whole(size);
    }
    if (single.group(1).isEmpty()) {
      long suffix = Math.min(Long.parseLong(single.group(2)), size);
      return suffix == 0 ? null : new ByteRange(size - suffix, size - 1, false);
    }
    long first = Long.parseLong(single.group(1));
    long last = single.group(2).isEmpty() ? size - 1 : Long.parseLong(single.group(2));
    if (last < first && !single.group(2).isEmpty()) {
      return whole(size);
    }
    return first >= size ? null : new ByteRange(first, Math.min(last, size - 1), false);
  }

  long length() {
    return last - first + 1;
  }
}
