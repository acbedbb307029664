package dev.tsuiki.attachment;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a file of a known length forwards, number by number; going beyond its end is an
 * EOFException.
 */
final class Scan {

  private final InputStream in;
  private final long length;
  private final byte[] buffer = new byte[8 * 1024];
  private long taken;
  private int next;
  private int filled;

  Scan(InputStream in, long length) {
    this.in = in;
    this.length = length;
  }

  int u8() throws IOException {
    if (next == filled) {
      filled = in.read(buffer);
      next = 0;
      if (filled <= 0) {
        filled = 0;
        throw new EOFException();
      }
    }
    taken++;
    return buffer[next++] & 0xff;
  }

  int u16() throws IOException {
    return u8() << 8 | u8();
  }

  long u32() throws IOException {
    return (long) u16() << 16 | u16();
  }

  int u16LittleEndian() throws IOException {
    return u8() | u8() << 8;
  }

  int u24LittleEndian() throws IOException {
    return u16LittleEndian() | u8() << 16;
  }

  long u32LittleEndian() throws IOException {
    return u16LittleEndian() | (long) u16LittleEndian() << 16;
  }

  byte[] bytes(int count) throws IOException {
    if (count > left()) {
      throw new EOFException();
    }
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) u8();
    }
    return bytes;
  }

  void skip(long count) throws IOException {
    if (count > left()) {
      throw new EOFException();
    }
    long buffered = Math.min(count, filled - next);
    next += (int) buffered;
    taken += count;
    in.skipNBytes(count - buffered);
  }

  long left() {
    return length - taken;
  }
}
