package dev.tsuiki.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource({
    "loss.png, loss.png",
    "../../etc/passwd, passwd",
    "C:\\Users\\kei\\loss.png, loss.png",
    "/tmp/学習.png, 学習.png",
    "'  a b.png ', a b.png",
    ".bashrc, .bashrc"
  })
  void aPathIsReducedToItsLastPart(String sent, String kept) {
    assertEquals(kept, FileName.clean(sent));
  }

  @Test
  void whatTurnsTheReadingDirectionOrCannotBeSeenIsLeftOut() {
    assertEquals("evilgnp.exe", FileName.clean("evil\u202egnp.exe"));
    assertEquals("ab.png", FileName.clean("a\r\n\0b\u2066\u200f.p\u007fng"));
    assertEquals("a.png", FileName.clean("a\ud800.png"));
  }

  @Test
  void oneLetterHasOneForm() {
    assertEquals("が.png", FileName.clean("か\u3099.png"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image.png",
        "image.jpeg",
        "Image.PNG",
        "clipboard.png",
        "blob",
        "",
        " ",
        ".",
        "..",
        "a/..",
        "a/"
      })
  void aNameThatNobodyGaveIsNone(String sent) {
    assertNull(FileName.clean(sent));
  }

  @Test
  void aLongNameKeepsItsEnds() {
    String name = String.valueOf(FileName.clean("x".repeat(5_000) + ".tar.gz"));
    assertEquals(200, name.codePointCount(0, name.length()));
    assertTrue(name.endsWith(".tar.gz"));
  }

  @Test
  void aDispositionSaysTheNameTwice() {
    assertEquals(
        "attachment; filename=\"__ _x__.png\"; filename*=UTF-8''%E5%AD%A6%22%20%3Bx%25%27.png",
        FileName.disposition("attachment", "学\" ;x%'.png"));
  }
}
