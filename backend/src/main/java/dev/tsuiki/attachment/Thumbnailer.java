package dev.tsuiki.attachment;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Makes small pictures of large ones. A large one is read with most of its pixels left out, so
 * fifty megapixels never are in memory at once.
 */
final class Thumbnailer {

  /**
   * Left in while reading: with twice the wanted width the scaling still has something to smooth.
   */
  private static final int OVERSAMPLING = 2;

  /** The WebP reader cannot leave pixels out while it decodes. */
  private static final long WEBP_PIXELS = 16_000_000;

  private static final float QUALITY = 0.85f;

  private final long maxPixels;

  Thumbnailer(long maxPixels) {
    this.maxPixels = maxPixels;
    ImageIO.setUseCache(false);
  }

  record Made(byte[] bytes, String mediaType) {}

  /**
   * @throws IOException when the picture cannot be decoded, or only at a price we do not pay
   */
  Made make(byte[] original, String mediaType, int width) throws IOException {
    int orientation =
        mediaType.equals("image/jpeg")
            ? JpegHeader.orientation(new Scan(new ByteArrayInputStream(original), original.length))
            : 1;
    BufferedImage read;
    try {
      read = read(original, mediaType, orientation, width);
    } catch (RuntimeException e) {
      // Readers answer broken files with whatever they stumbled over.
      throw new IOException("cannot decode", e);
    }
    BufferedImage upright =
        ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation)).apply(read);
    Size size = new Size(upright.getWidth(), upright.getHeight()).scaledTo(width);
    BufferedImage small =
        Thumbnails.of(upright).forceSize(size.width(), size.height()).asBufferedImage();
    return encoded(small, mediaType);
  }

  private BufferedImage read(byte[] original, String mediaType, int orientation, int width)
      throws IOException {
    ImageReader reader = reader(mediaType);
    try (var in = new ByteArrayImageInputStream(original)) {
      // Metadata is ignored: a compressed comment in it could unfold to gigabytes.
      reader.setInput(in, true, true);
      var stored = new Size(reader.getWidth(0), reader.getHeight(0));
      boolean isWebp = mediaType.equals("image/webp");
      if (stored.pixels() > (isWebp ? WEBP_PIXELS : maxPixels)) {
        throw new IOException("too many pixels to decode");
      }
      int shownWidth = orientation >= 5 ? stored.height() : stored.width();
      int step = Math.max(1, shownWidth / (OVERSAMPLING * width));
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      return eightBits(reader.read(0, param));
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(String mediaType) throws IOException {
    if (mediaType.equals("image/webp")) {
      return new WebPImageReaderSpi().createReaderInstance();
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(mediaType);
    if (!readers.hasNext()) {
      throw new IOException("no reader for " + mediaType);
    }
    return readers.next();
  }

  /** Sixteen bits and palettes scale badly, or not at all. */
  private static BufferedImage eightBits(BufferedImage image) {
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    if (image.getType() == type) {
      return image;
    }
    var converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
    Graphics2D graphics = converted.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return converted;
  }

  /** Photographs as JPEG, drawings as PNG, told apart by what becomes much smaller. */
  private static Made encoded(BufferedImage image, String originalType) throws IOException {
    boolean hasAlpha = image.getColorModel().hasAlpha();
    if (originalType.equals("image/jpeg")) {
      return new Made(jpeg(image), "image/jpeg");
    }
    var png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    if (!hasAlpha) {
      byte[] jpeg = jpeg(image);
      if (jpeg.length * 3 < png.size()) {
        return new Made(jpeg, "image/jpeg");
      }
    }
    return new Made(png.toByteArray(), "image/png");
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(out);
      writer.write(null, new IIOImage(opaque, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
