package dev.tsuiki.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {

  private static final String UUIDS = "00000000-0000-4000-8000-000000000001";
  private static final String HASH = "ab".repeat(32);

  @Test
  void aKeyIsReadAsItIsWritten() {
    var key = new ObjectKey(UUID.randomUUID(), HASH, UUID.randomUUID());
    assertEquals(Optional.of(key), ObjectKey.parse(key.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a/b/c",
        "../../etc/passwd",
        "1-1-1-1-1/" + "abababababababababababababababababababababababababababababababab/1-1-1-1-1"
      })
  void whatWeWouldNotWriteIsNoKey(String name) {
    assertEquals(Optional.empty(), ObjectKey.parse(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../x", "AB", "g"})
  void aHashIsSixtyFourLowerCaseDigits(String hash) {
    UUID id = UUID.fromString(UUIDS);
    assertThrows(IllegalArgumentException.class, () -> new ObjectKey(id, hash, id));
  }
}
