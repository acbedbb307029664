package dev.tsuiki.attachment;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PNG: a chain of chunks from IHDR by way of IDAT to IEND. */
final class PngHeader {

  private static final long IHDR = 0x49484452;
  private static final long IDAT = 0x49444154;
  private static final long IEND = 0x49454e44;
  private static final Set<Integer> DEPTHS = Set.of(1, 2, 4, 8, 16);
  private static final Set<Integer> COLOURS = Set.of(0, 2, 3, 4, 6);

  private PngHeader() {}

  static @Nullable Size read(Scan in) throws IOException {
    in.skip(8);
    if (in.u32() != 13 || in.u32() != IHDR) {
      return null;
    }
    long width = in.u32();
    long height = in.u32();
    boolean plausible = DEPTHS.contains(in.u8()) & COLOURS.contains(in.u8());
    int compressionAndFilter = in.u16();
    plausible &= compressionAndFilter == 0 & in.u8() <= 1;
    in.skip(4);
    if (!plausible
        || width < 1
        || width > Integer.MAX_VALUE
        || height < 1
        || height > Integer.MAX_VALUE) {
      return null;
    }
    boolean hasPixels = false;
    while (true) {
      long length = in.u32();
      long type = in.u32();
      in.skip(length + 4);
      if (type == IEND) {
        return hasPixels ? new Size((int) width, (int) height) : null;
      }
      hasPixels |= type == IDAT;
    }
  }
}
