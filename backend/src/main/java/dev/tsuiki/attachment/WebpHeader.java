package dev.tsuiki.attachment;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** WebP: a RIFF container whose first chunk, of one of three kinds, tells the size. */
final class WebpHeader {

  private static final long VP8 = 0x56503820;
  private static final long VP8L = 0x5650384c;
  private static final long VP8X = 0x56503858;

  private WebpHeader() {}

  static @Nullable Size read(Scan in) throws IOException {
    in.skip(4);
    if (in.u32LittleEndian() > in.left()) {
      throw new EOFException();
    }
    in.skip(4);
    long kind = in.u32();
    in.skip(4);
    Size size =
        kind == VP8 ? lossy(in) : kind == VP8L ? lossless(in) : kind == VP8X ? extended(in) : null;
    return size != null && size.width() > 0 && size.height() > 0 ? size : null;
  }

  private static @Nullable Size lossy(Scan in) throws IOException {
    boolean isKeyFrame = (in.u24LittleEndian() & 1) == 0;
    if (!isKeyFrame || in.u24LittleEndian() != 0x2a019d) {
      return null;
    }
    return new Size(in.u16LittleEndian() & 0x3fff, in.u16LittleEndian() & 0x3fff);
  }

  private static @Nullable Size lossless(Scan in) throws IOException {
    if (in.u8() != 0x2f) {
      return null;
    }
    long bits = in.u32LittleEndian();
    return new Size((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
  }

  private static Size extended(Scan in) throws IOException {
    in.skip(4);
    return new Size(in.u24LittleEndian() + 1, in.u24LittleEndian() + 1);
  }
}
