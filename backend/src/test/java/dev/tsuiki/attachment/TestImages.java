package dev.tsuiki.attachment;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures for tests: real ones, and ones that nobody should send. */
public final class TestImages {

  private TestImages() {}

  /** A picture whose top left quarter is red. */
  public static BufferedImage drawing(int width, int height, int type) {
    var image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.BLUE, width, height, Color.GREEN));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height / 2);
    graphics.dispose();
    return image;
  }

  public static byte[] png(int width, int height) {
    return encoded(drawing(width, height, BufferedImage.TYPE_INT_RGB), "png");
  }

  public static byte[] jpeg(int width, int height) {
    return encoded(drawing(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
  }

  public static byte[] gif(int width, int height) {
    return encoded(drawing(width, height, BufferedImage.TYPE_BYTE_INDEXED), "gif");
  }

  /** 900 by 600. */
  public static byte[] webp(String name) {
    try (InputStream in = TestImages.class.getResourceAsStream("/images/" + name + ".webp")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture that hardly compresses. */
  public static byte[] noise(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return encoded(image, "png");
  }

  /** Black pixels, as many as wanted, in a few kilobytes. */
  public static byte[] bomb(int width, int height) {
    var pixels = new ByteArrayOutputStream();
    try (var deflating = new DeflaterOutputStream(pixels, new Deflater(9), 64 * 1024)) {
      byte[] row = new byte[1 + width * 3];
      for (int y = 0; y < height; y++) {
        deflating.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png(width, height, new byte[0], pixels.toByteArray());
  }

  /** A small picture with a compressed comment that unfolds to so many bytes. */
  public static byte[] commentBomb(int bytes) {
    var comment = new ByteArrayOutputStream();
    comment.writeBytes("Comment\0\0".getBytes(StandardCharsets.ISO_8859_1));
    try (var deflating = new DeflaterOutputStream(comment, new Deflater(9), 64 * 1024)) {
      byte[] block = new byte[1 << 20];
      for (int done = 0; done < bytes; done += block.length) {
        deflating.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var pixels = new ByteArrayOutputStream();
    try (var deflating = new DeflaterOutputStream(pixels)) {
      deflating.write(new byte[700 * (1 + 700 * 3)]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png(700, 700, comment.toByteArray(), pixels.toByteArray());
  }

  /** A photograph taken with the camera turned, Exif's orientation as given. */
  public static byte[] turnedJpeg(int width, int height, int orientation) {
    byte[] jpeg = jpeg(width, height);
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    var turned = new ByteArrayOutputStream();
    turned.write(jpeg, 0, 2);
    turned.writeBytes(exif);
    turned.write(jpeg, 2, jpeg.length - 2);
    return turned.toByteArray();
  }

  private static byte[] png(int width, int height, byte[] comment, byte[] pixels) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
      var header = new ByteArrayOutputStream();
      var numbers = new DataOutputStream(header);
      numbers.writeInt(width);
      numbers.writeInt(height);
      numbers.write(new byte[] {8, 2, 0, 0, 0});
      chunk(out, "IHDR", header.toByteArray());
      if (comment.length > 0) {
        chunk(out, "zTXt", comment);
      }
      chunk(out, "IDAT", pixels);
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }

  private static byte[] encoded(BufferedImage image, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
