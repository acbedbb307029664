package dev.tsuiki.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/** A trial as a script posts it: words, a result, one 60 KB PNG, three code files. */
final class Form {
  static final String TYPE = "multipart/form-data; boundary=tsuikibenchmark";
  private static final String BOUNDARY = "--tsuikibenchmark";
  private static final int CODE_LINES = 400;
  private static final int HEIGHT = 140;
  private static final int ROW = 1 + 143 * 3;
  private static final byte[] NOISE = noise();

  private Form() {}

  /** The n-th: its picture and one of its code files are like no other's. */
  static byte[] of(int n) throws IOException {
    var body = new ByteArrayOutputStream(100_000);
    part(body, "key", null, ("enc_k" + n).getBytes(UTF_8));
    part(body, "result", null, "acc=0.86".getBytes(UTF_8));
    part(body, "text", null, "ブロックの中に残差を足した。前より少し良い。".getBytes(UTF_8));
    part(body, "image", "tb.png", png(n));
    part(body, "code", "train.py", code(n));
    part(body, "code", "model.py", code(0));
    part(body, "code", "data.py", code(-1));
    body.writeBytes((BOUNDARY + "--\r\n").getBytes(US_ASCII));
    return body.toByteArray();
  }

  private static void part(
      ByteArrayOutputStream body, String name, @Nullable String file, byte[] content) {
    var head =
        "%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, name, file == null ? "" : "; filename=\"" + file + "\"");
    body.writeBytes(head.getBytes(US_ASCII));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(US_ASCII));
  }

  /** The same file but for five lines that say which one it is. */
  private static byte[] code(int n) {
    var lines = new StringBuilder();
    for (int i = 0; i < CODE_LINES; i++) {
      lines
          .append("    h")
          .append(i)
          .append(" = conv(x, ")
          .append(i % 80 == 7 ? n : i)
          .append(", k=5)\n");
    }
    return lines.toString().getBytes(UTF_8);
  }

  /**
   * An image of 60 KB that compresses no further: its pixels are noise, stored without compression.
   */
  private static byte[] png(int n) throws IOException {
    var pixels = NOISE.clone();
    ByteBuffer.wrap(pixels).putInt(1, n);
    var packed = new ByteArrayOutputStream(pixels.length + 100);
    try (var deflater = new DeflaterOutputStream(packed, new Deflater(0), 64 * 1024)) {
      deflater.write(pixels);
    }
    var png = new ByteArrayOutputStream(pixels.length + 200);
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(
        png,
        "IHDR",
        ByteBuffer.allocate(13).putInt(143).putInt(HEIGHT).put(new byte[] {8, 2, 0, 0, 0}).array());
    chunk(png, "IDAT", packed.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static byte[] noise() {
    var rows = new byte[HEIGHT * ROW];
    new Random(1).nextBytes(rows);
    for (int row = 0; row < HEIGHT; row++) {
      rows[row * ROW] = 0;
    }
    return rows;
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    var crc = new CRC32();
    crc.update(type.getBytes(US_ASCII));
    crc.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(type.getBytes(US_ASCII));
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
