package dev.tsuiki.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JPEG: marked segments, then scans of pixels up to the end marker; which way up is said by Exif.
 */
final class JpegHeader {

  private static final int START_OF_SCAN = 0xda;
  private static final int END = 0xd9;
  private static final int EXIF = 0xe1;
  private static final Set<Integer> NO_FRAMES = Set.of(0xc4, 0xc8, 0xcc);
  private static final int ORIENTATION = 0x0112;
  private static final byte[] EXIF_NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private @Nullable Size stored;
  private int orientation = 1;

  private JpegHeader() {}

  /** The size as shown, that is after turning it the right way up. */
  static @Nullable Size read(Scan in) throws IOException {
    var header = new JpegHeader();
    return header.scan(in) && header.stored != null
        ? header.orientation >= 5 ? header.stored.turned() : header.stored
        : null;
  }

  /** Exif's number, 1 (upright) to 8. */
  static int orientation(Scan in) throws IOException {
    var header = new JpegHeader();
    return header.scan(in) ? header.orientation : 1;
  }

  private boolean scan(Scan in) throws IOException {
    in.skip(2);
    int marker = marker(in);
    boolean hasPixels = false;
    while (marker != END) {
      if (marker < 0) {
        return false;
      }
      int length = in.u16() - 2;
      if (length < 0) {
        return false;
      }
      byte[] segment = in.bytes(length);
      if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.contains(marker)) {
        stored = frame(segment);
      } else if (marker == EXIF) {
        orientation = orientation(segment);
      }
      if (marker == START_OF_SCAN) {
        hasPixels = true;
        marker = markerAfterPixels(in);
      } else {
        marker = marker(in);
      }
    }
    return hasPixels;
  }

  private static int marker(Scan in) throws IOException {
    if (in.u8() != 0xff) {
      return -1;
    }
    int marker = in.u8();
    while (marker == 0xff) {
      marker = in.u8();
    }
    return marker;
  }

  /** Among pixels FF is escaped by 00, and restart markers have no length. */
  private static int markerAfterPixels(Scan in) throws IOException {
    while (true) {
      if (in.u8() == 0xff) {
        int marker = in.u8();
        while (marker == 0xff) {
          marker = in.u8();
        }
        if (marker != 0 && (marker < 0xd0 || marker > 0xd7)) {
          return marker;
        }
      }
    }
  }

  private static @Nullable Size frame(byte[] segment) {
    if (segment.length < 6) {
      return null;
    }
    var frame = ByteBuffer.wrap(segment);
    int height = frame.getShort(1) & 0xffff;
    int width = frame.getShort(3) & 0xffff;
    return width > 0 && height > 0 ? new Size(width, height) : null;
  }

  private static int orientation(byte[] segment) {
    try {
      var exif = ByteBuffer.wrap(segment);
      byte[] name = new byte[EXIF_NAME.length];
      exif.get(name);
      if (!java.util.Arrays.equals(name, EXIF_NAME)) {
        return 1;
      }
      ByteBuffer tiff = exif.slice();
      tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int directory = tiff.getInt(4);
      int entries = tiff.getShort(directory) & 0xffff;
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + 12 * i;
        if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
          int value = tiff.getShort(entry + 8);
          return value >= 1 && value <= 8 ? value : 1;
        }
      }
    } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException notExif) {
      // A browser shows it upright then, too.
    }
    return 1;
  }
}
