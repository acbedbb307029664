package dev.tsuiki.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailerTest {

  private final Thumbnailer thumbnailer = new Thumbnailer(50_000_000);

  @ParameterizedTest
  @CsvSource({
    "640, 480, 320, 320, 240",
    "1281, 10, 1280, 1280, 10",
    "4000, 3, 320, 320, 1",
    "400, 9000, 320, 320, 7200"
  })
  void aThumbnailHasTheWidthAndTheProportions(
      int width, int height, int wanted, int madeWidth, int madeHeight) throws IOException {
    BufferedImage made =
        decoded(thumbnailer.make(TestImages.png(width, height), "image/png", wanted));
    assertEquals(madeWidth, made.getWidth());
    assertEquals(madeHeight, made.getHeight());
    if (madeHeight > 9) {
      assertColour(Color.RED, made, 0.2, 0.2);
    }
  }

  @Test
  void everyKindOfPictureIsRead() throws IOException {
    assertThumbnail(TestImages.jpeg(700, 500), "image/jpeg");
    assertThumbnail(TestImages.gif(700, 500), "image/gif");
    assertThumbnail(TestImages.webp("lossy"), "image/webp");
    assertThumbnail(TestImages.webp("lossless"), "image/webp");
    for (int type :
        new int[] {
          BufferedImage.TYPE_BYTE_GRAY,
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_4BYTE_ABGR,
          BufferedImage.TYPE_BYTE_BINARY,
          BufferedImage.TYPE_BYTE_INDEXED
        }) {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(TestImages.drawing(700, 500, type), "png", bytes);
      assertThumbnail(bytes.toByteArray(), "image/png");
    }
  }

  /** Where the red quarter of the picture is after it was turned as Exif says. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.2, 0.2",
    "2, 0.8, 0.2",
    "3, 0.8, 0.8",
    "4, 0.2, 0.8",
    "5, 0.2, 0.2",
    "6, 0.8, 0.2",
    "7, 0.8, 0.8",
    "8, 0.2, 0.8"
  })
  void aTurnedPhotographIsPutUpright(int orientation, double x, double y) throws IOException {
    byte[] jpeg = TestImages.turnedJpeg(1800, 1200, orientation);
    BufferedImage made = decoded(thumbnailer.make(jpeg, "image/jpeg", 320));
    assertEquals(320, made.getWidth());
    assertEquals(orientation >= 5 ? 480 : 213, made.getHeight());
    assertColour(Color.RED, made, x, y);
  }

  @Test
  void transparencyStays() throws IOException {
    var image = new BufferedImage(700, 500, BufferedImage.TYPE_INT_ARGB);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    assertEquals(
        0, decoded(thumbnailer.make(bytes.toByteArray(), "image/png", 320)).getRGB(9, 9) >>> 24);
  }

  @Test
  void whatHardlyCompressesBecomesAJpegAndADrawingStaysSharp() throws IOException {
    assertEquals(
        "image/png", thumbnailer.make(TestImages.png(900, 900), "image/png", 320).mediaType());
    assertEquals(
        "image/jpeg", thumbnailer.make(TestImages.jpeg(900, 900), "image/jpeg", 320).mediaType());
  }

  @Test
  void fiftyMegapixelsNeedLittleMemory() throws IOException {
    byte[] bomb = TestImages.bomb(10_000, 5_000);
    assertEquals(320, decoded(thumbnailer.make(bomb, "image/png", 320)).getWidth());
  }

  @Test
  void morePixelsThanAllowedAreNotDecoded() {
    byte[] bomb = TestImages.bomb(10_000, 5_001);
    assertThrows(IOException.class, () -> thumbnailer.make(bomb, "image/png", 320));
  }

  @Test
  void aCommentThatUnfoldsToGigabytesStaysFolded() throws IOException {
    byte[] bomb = TestImages.commentBomb(1 << 30);
    assertTrue(bomb.length < 4 << 20);
    assertEquals(320, decoded(thumbnailer.make(bomb, "image/png", 320)).getWidth());
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "image/jpeg", "image/gif", "image/webp"})
  void whatCannotBeDecodedIsSaidSo(String mediaType) {
    byte[] broken = Arrays.copyOf(TestImages.noise(400, 20), 9_000);
    broken[1] = 'X';
    assertThrows(IOException.class, () -> thumbnailer.make(broken, mediaType, 320));
  }

  private void assertThumbnail(byte[] picture, String mediaType) throws IOException {
    assertEquals(320, decoded(thumbnailer.make(picture, mediaType, 320)).getWidth());
  }

  private static BufferedImage decoded(Thumbnailer.Made made) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(made.bytes()));
  }

  private static void assertColour(Color expected, BufferedImage image, double x, double y) {
    var seen = new Color(image.getRGB((int) (image.getWidth() * x), (int) (image.getHeight() * y)));
    int difference =
        Math.abs(expected.getRed() - seen.getRed())
            + Math.abs(expected.getGreen() - seen.getGreen())
            + Math.abs(expected.getBlue() - seen.getBlue());
    assertTrue(difference < 60, () -> "expected " + expected + ", saw " + seen);
  }
}
