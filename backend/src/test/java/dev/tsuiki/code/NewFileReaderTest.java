package dev.tsuiki.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsuiki.journal.Fingerprint;
import dev.tsuiki.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NewFileReaderTest {
  private final JsonMapper json = new JsonMapper();

  private NewFile read(String document) throws Exception {
    return json.readValue(document, NewFile.class);
  }

  private static CapturedText textOf(NewFile file) {
    return Objects.requireNonNull(file.text());
  }

  @Test
  void theBytesOfATextAreKeptExactly() throws Exception {
    var text = "# 学習\r\nx = 1\n\n\t# no newline at the end";
    var file = textOf(read(json.writeValueAsString(java.util.Map.of("path", "a", "text", text))));
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(bytes.length, file.size());
    assertArrayEquals(bytes, Packed.open(file.frame(), bytes.length, null));
    assertEquals(CapturedText.of(bytes).sha256(), file.sha256());
  }

  @Test
  void anEmptyFileIsAText() throws Exception {
    var file = textOf(read("{\"path\":\"__init__.py\",\"text\":\"\"}"));
    assertEquals(0, Packed.open(file.frame(), 0, null).length);
    assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", file.sha256());
  }

  @Test
  void aTextAndItsHashAreTheSameRequest() throws Exception {
    var whole = read("{\"path\":\"a\",\"text\":\"x = 1\\n\"}");
    var hashed =
        read("{\"size\":6,\"path\":\"a\",\"sha256\":\"%s\"}".formatted(textOf(whole).sha256()));
    assertArrayEquals(Fingerprint.of(List.of(whole)), Fingerprint.of(List.of(hashed)));
  }

  @Test
  void nulAndHalfASurrogatePairAreNoText() throws Exception {
    var nul = textOf(read("{\"path\":\"a\",\"text\":\"a\\u0000b\"}"));
    assertFalse(nul.isText());
    assertEquals(3, nul.size());
    var half = textOf(read("{\"path\":\"a\",\"text\":\"a\\ud800b\"}"));
    assertFalse(half.isText());
    assertNull(half.sha256());
    assertFalse(CapturedText.of(new byte[] {(byte) 0xc3, 0x28}).isText());
    assertFalse(CapturedText.of(new byte[] {'a', (byte) 0xe3, (byte) 0x81}).isText());
  }

  @Test
  void anUnknownMemberAndAWrongTypeAreRefused() {
    assertThrows(
        UnrecognizedPropertyException.class, () -> read("{\"path\":\"a\",\"content\":\"\"}"));
    assertThrows(JsonMappingException.class, () -> read("{\"path\":7}"));
    assertThrows(JsonMappingException.class, () -> read("{\"path\":\"a\",\"size\":\"7\"}"));
    assertThrows(JsonMappingException.class, () -> read("\"a\""));
  }

  @Test
  void aMillionFilesAreNotEvenRead() {
    var many = "[" + "{\"path\":\"a\",\"text\":\"\"},".repeat(60_000) + "{}]";
    var failure =
        assertThrows(
            JsonMappingException.class,
            () -> json.readValue(many, new TypeReference<List<NewFile>>() {}));
    assertEquals(ProblemException.class, Objects.requireNonNull(failure.getCause()).getClass());
  }
}
