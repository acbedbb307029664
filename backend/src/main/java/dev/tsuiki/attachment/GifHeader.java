package dev.tsuiki.attachment;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** GIF: blocks of sub-blocks up to the trailer, at least one of them an image. */
final class GifHeader {

  private static final int IMAGE = 0x2c;
  private static final int EXTENSION = 0x21;
  private static final int TRAILER = 0x3b;

  private GifHeader() {}

  static @Nullable Size read(Scan in) throws IOException {
    in.skip(6);
    int width = in.u16LittleEndian();
    int height = in.u16LittleEndian();
    int flags = in.u8();
    in.skip(2);
    skipPalette(in, flags);
    boolean hasImage = false;
    while (true) {
      switch (in.u8()) {
        case IMAGE -> {
          in.skip(8);
          skipPalette(in, in.u8());
          in.skip(1);
          skipBlocks(in);
          hasImage = true;
        }
        case EXTENSION -> {
          in.skip(1);
          skipBlocks(in);
        }
        case TRAILER -> {
          return hasImage && width > 0 && height > 0 ? new Size(width, height) : null;
        }
        default -> {
          return null;
        }
      }
    }
  }

  private static void skipPalette(Scan in, int flags) throws IOException {
    if ((flags & 0x80) != 0) {
      in.skip(3L << (flags & 7) + 1);
    }
  }

  private static void skipBlocks(Scan in) throws IOException {
    for (int length = in.u8(); length > 0; length = in.u8()) {
      in.skip(length);
    }
  }
}
