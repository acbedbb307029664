package dev.tsuiki.code;

import com.github.luben.zstd.Zstd;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is stored: a zstd frame; with another text as its dictionary where that makes it
 * much smaller; or, where it had to be written out for a redaction, as it is. No text begins as a
 * frame does, since that would not be UTF-8.
 *
 * @param base what the content is a difference from
 * @param alone the content for when the base is not there any more
 */
record Packed(
    String sha256, int size, byte[] content, int hops, @Nullable String base, byte[] alone) {
  static final int LEVEL = 3;

  /** How many texts may have to be read for one, and how many bytes they may have together. */
  private static final int HOPS = 50;

  private static final long CHAIN = 4L << 20;
  private static final byte[] FRAME = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  static Packed whole(CapturedText text) {
    return new Packed(
        String.valueOf(text.sha256()), (int) text.size(), text.frame(), 0, null, text.frame());
  }

  Packed whole() {
    return new Packed(sha256, size, alone, 0, null, alone);
  }

  /** As a difference from {@code base} where that pays. */
  static Packed on(Blob base, CapturedText text, byte[] bytes) {
    var whole = whole(text);
    int hops = base.hops() + 1;
    long chain = (hops + 1L) * Math.max(bytes.length, base.bytes().length);
    if (hops > HOPS || chain > CHAIN) {
      return whole;
    }
    var content = Zstd.compressUsingDict(bytes, base.bytes(), LEVEL);
    return content.length > whole.content.length * 3L / 4
        ? whole
        : new Packed(whole.sha256, whole.size, content, hops, base.sha256(), whole.content);
  }

  /** The bytes again, exactly as they came. */
  static byte[] open(byte[] content, int size, byte @Nullable [] base) {
    if (!isFrame(content)) {
      return content;
    }
    return base == null ? Zstd.decompress(content, size) : Zstd.decompress(content, base, size);
  }

  private static boolean isFrame(byte[] content) {
    for (int i = 0; i < FRAME.length; i++) {
      if (content.length < FRAME.length || content[i] != FRAME[i]) {
        return false;
      }
    }
    return true;
  }
}
