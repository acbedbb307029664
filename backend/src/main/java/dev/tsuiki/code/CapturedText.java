package dev.tsuiki.code;

import com.github.luben.zstd.Zstd;
import dev.tsuiki.web.Texts;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file, compressed and hashed as soon as they were read, so that a large snapshot
 * is in memory only in its small form.
 */
public final class CapturedText {
  private final @Nullable String sha256;
  private final long size;
  private final byte @Nullable [] frame;

  private CapturedText(@Nullable String sha256, long size, byte @Nullable [] frame) {
    this.sha256 = sha256;
    this.size = size;
    this.frame = frame;
  }

  public static CapturedText of(byte[] bytes) {
    return new CapturedText(
        hash(bytes), bytes.length, isText(bytes) ? Zstd.compress(bytes, Packed.LEVEL) : null);
  }

  static CapturedText of(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (Texts.isStorable(text)) {
      return new CapturedText(hash(bytes), bytes.length, Zstd.compress(bytes, Packed.LEVEL));
    }
    var isUtf8 = Texts.isStorable(text.replace("\0", ""));
    return new CapturedText(isUtf8 ? hash(bytes) : null, bytes.length, null);
  }

  /**
   * Lower-case hexadecimal; null where what came stands for no bytes, as half a surrogate pair
   * does.
   */
  public @Nullable String sha256() {
    return sha256;
  }

  /** In bytes, uncompressed. */
  public long size() {
    return size;
  }

  /** Whether this is UTF-8 without NUL; only such bytes are stored. */
  public boolean isText() {
    return frame != null;
  }

  byte[] frame() {
    if (frame == null) {
      throw new IllegalStateException("not a text");
    }
    return frame;
  }

  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return false;
      }
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(8192);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isError()) {
        return false;
      }
      if (result.isUnderflow()) {
        return true;
      }
      out.clear();
    }
  }

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
