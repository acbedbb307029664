package dev.tsuiki.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.storage.StagedBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnifferTest {

  private static final Content UNKNOWN = Content.file(Content.UNKNOWN);

  @Test
  void picturesAreKnownWithTheirSize() throws IOException {
    assertEquals(image("image/png", 640, 480), sniff(TestImages.png(640, 480)));
    assertEquals(image("image/jpeg", 641, 7), sniff(TestImages.jpeg(641, 7)));
    assertEquals(image("image/gif", 30, 200), sniff(TestImages.gif(30, 200)));
    assertEquals(image("image/webp", 900, 600), sniff(TestImages.webp("lossy")));
    assertEquals(image("image/webp", 900, 600), sniff(TestImages.webp("lossless")));
  }

  @Test
  void aPictureInAFileIsKnownLikeOneInMemory() throws IOException {
    byte[] large = TestImages.noise(800, 700);
    assertTrue(large.length > 1 << 20);
    assertEquals(image("image/png", 800, 700), sniff(large));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8})
  void aTurnedPhotographHasTheSizeItIsShownWith(int orientation) throws IOException {
    byte[] jpeg = TestImages.turnedJpeg(300, 200, orientation);
    assertEquals(image("image/jpeg", 200, 300), sniff(jpeg));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 9, 255})
  void aPhotographThatIsNotTurnedKeepsItsSize(int orientation) throws IOException {
    byte[] jpeg = TestImages.turnedJpeg(300, 200, orientation);
    assertEquals(image("image/jpeg", 300, 200), sniff(jpeg));
  }

  static Stream<byte[]> pictures() {
    return Stream.of(
        TestImages.png(64, 48),
        TestImages.jpeg(64, 48),
        TestImages.gif(64, 48),
        TestImages.webp("lossy"),
        TestImages.webp("lossless"));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aPictureCutOffAnywhereIsAFile(byte[] picture) throws IOException {
    // Magic numbers have up to twelve bytes; what is cut off within them is not even that.
    int step = Math.max(1, picture.length / 97);
    for (int length = 12; length < picture.length - 4; length += step) {
      assertEquals(UNKNOWN, sniff(Arrays.copyOf(picture, length)), "cut off after " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aPictureWithBrokenBytesNeverBreaksTheJudge(byte[] picture) throws IOException {
    var random = new Random(11);
    for (int i = 0; i < 500; i++) {
      byte[] broken = picture.clone();
      for (int j = 0; j < 1 + i % 5; j++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      Content content = sniff(broken);
      assertTrue(content.size() == null || content.size().pixels() > 0);
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aPictureThatIsAlsoAnArchiveIsAFile(byte[] picture) throws IOException {
    assertEquals(UNKNOWN, sniff(joined(picture, zip())));
  }

  @Test
  void aPictureThatIsAlsoAPageIsAFile() throws IOException {
    byte[] gif = TestImages.gif(20, 20);
    byte[] comment =
        "\u0021\u00fe\u001b<script>alert('1')</script>\0".getBytes(StandardCharsets.ISO_8859_1);
    int afterPalette = 13 + 3 * 256;
    byte[] polyglot =
        joined(
            joined(Arrays.copyOf(gif, afterPalette), comment),
            Arrays.copyOfRange(gif, afterPalette, gif.length));
    // Far behind the beginning nobody searches for a page.
    assertEquals(image("image/gif", 20, 20), sniff(gif));
    Content content = sniff(polyglot);
    assertEquals(UNKNOWN, content);
  }

  @Test
  void aPictureFollowedByAFewBytesIsStillAPicture() throws IOException {
    assertEquals(
        image("image/jpeg", 64, 48), sniff(joined(TestImages.jpeg(64, 48), new byte[100])));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "\ufeff<?xml version='1.0'?>\n<!-- made by hand -->\n<svg onload='alert(1)'></svg>",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x' [<!ENTITY a 'b'>]>\n<svg>",
        "<s:svg xmlns:s='http://www.w3.org/2000/svg'>"
      })
  void svgIsKnownAndHasNoSize(String svg) throws IOException {
    assertEquals(Content.file("image/svg+xml"), sniff(utf8(svg)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><p>x",
        "  \n<html>",
        "<!-- x --><script>alert(1)</script>",
        "<HTML lang=en>"
      })
  void pagesAreKnown(String page) throws IOException {
    assertEquals(Content.file("text/html"), sniff(utf8(page)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acc 0.86\n",
        "{\"a\": 1}",
        "学習率を下げた",
        "a < b and c > d",
        "\u001b[31mred\u001b[0m"
      })
  void textIsText(String text) throws IOException {
    assertEquals(Content.file("text/plain"), sniff(utf8(text)));
  }

  @Test
  void longTextCutWithinACharacterIsText() throws IOException {
    assertEquals(Content.file("text/plain"), sniff(utf8("a" + "あ".repeat(40_000))));
  }

  @Test
  void muchWhiteSpaceBeforeATagExhaustsNothing() throws IOException {
    assertEquals(Content.file("text/html"), sniff(utf8(" ".repeat(60_000) + "<html>")));
    assertEquals(Content.file("text/plain"), sniff(utf8("<!-- --> ".repeat(5_000) + "<p>")));
  }

  @Test
  void otherFormatsAreKnownByTheirBeginnings() throws IOException {
    Map<byte[], String> files =
        Map.of(
            utf8("%PDF-1.7\n"),
            "application/pdf",
            zip(),
            "application/zip",
            gzip(),
            "application/gzip",
            new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0},
            "application/x-npy");
    for (var file : files.entrySet()) {
      assertEquals(Content.file(file.getValue()), sniff(file.getKey()));
    }
  }

  @Test
  void whatIsNothingKnownIsBytes() throws IOException {
    for (byte[] bytes :
        List.of(new byte[] {0}, new byte[] {1, 2, 3}, new byte[] {(byte) 0xc3}, utf8("a\0b"))) {
      assertEquals(UNKNOWN, sniff(bytes));
    }
  }

  @Test
  void aBombIsMeasuredWithoutGoingOff() throws IOException {
    byte[] bomb = TestImages.bomb(20_000, 5_000);
    assertTrue(bomb.length < 400_000);
    assertEquals(image("image/png", 20_000, 5_000), sniff(bomb));
  }

  @Test
  void whatBeginsAsAPictureIsKnownFromItsFirstBytes() {
    assertTrue(Sniffer.beginsAsImage(Arrays.copyOf(TestImages.png(9, 9), 64)));
    assertFalse(Sniffer.beginsAsImage(utf8("%PDF-")));
    assertFalse(Sniffer.beginsAsImage(new byte[0]));
  }

  private static Content image(String mediaType, int width, int height) {
    return new Content(mediaType, new Size(width, height));
  }

  private static Content sniff(byte[] bytes) throws IOException {
    try (var staged = StagedBytes.of(bytes)) {
      return Sniffer.sniff(staged);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write(utf8("hello"));
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(utf8("hello"));
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
