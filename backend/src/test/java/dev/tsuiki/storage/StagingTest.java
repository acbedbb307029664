package dev.tsuiki.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {

  @TempDir Path temp;

  private Path folder() {
    return temp.resolve("staging");
  }

  @Test
  void bytesAreHashedAndCounted() throws IOException {
    try (Staged staged = receive("abc".getBytes(), 3)) {
      assertEquals(3, staged.size());
      assertEquals(
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", staged.sha256());
    }
  }

  @Test
  void fewBytesNeverTouchTheDisk() throws IOException {
    try (Staged staged = receive(new byte[1 << 20], 1 << 20)) {
      assertEquals(1 << 20, staged.size());
      assertTrue(Files.notExists(folder()));
    }
  }

  @Test
  void manyBytesAreInAFileUntilTheyAreClosed() throws IOException {
    try (Staged staged = receive(new byte[(1 << 20) + 1], 2 << 20)) {
      assertEquals((1 << 20) + 1, staged.size());
      assertEquals(1, files());
    }
    assertEquals(0, files());
  }

  @Test
  void oneByteTooManyIsNoticedWhileItComesAndNothingIsKept() {
    var endless = new Endless();
    TooLarge tooLarge =
        assertThrows(TooLarge.class, () -> new Staging(folder()).receive(endless, 3 << 20));
    assertEquals(3 << 20, tooLarge.limit());
    assertTrue(endless.given < (4 << 20));
    assertEquals(0, files());
  }

  @Test
  void aSenderThatBreaksOffLeavesNothing() {
    var breaking =
        new InputStream() {
          private int given;

          @Override
          public int read() throws IOException {
            if (given++ > 2 << 20) {
              throw new IOException("connection reset");
            }
            return 1;
          }
        };
    assertThrows(IOException.class, () -> new Staging(folder()).receive(breaking, 10 << 20));
    assertEquals(0, files());
  }

  @Test
  void whatAKilledProcessLeftIsSweptAndWhatIsNewStays() throws IOException {
    Files.createDirectories(folder());
    Path old = Files.createTempFile(folder(), Spool.PREFIX, "");
    Path fresh = Files.createTempFile(folder(), Spool.PREFIX, "");
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    Files.setLastModifiedTime(old, FileTime.from(yesterday));
    new Staging(folder()).sweep(Instant.now().minus(Duration.ofHours(1)));
    assertTrue(Files.notExists(old));
    assertTrue(Files.exists(fresh));
  }

  private Staged receive(byte[] bytes, long limit) throws IOException {
    return new Staging(folder()).receive(new ByteArrayInputStream(bytes), limit);
  }

  private long files() {
    String[] names = folder().toFile().list();
    return names == null ? 0 : names.length;
  }

  private static final class Endless extends InputStream {
    private long given;

    @Override
    public int read() {
      given++;
      return 1;
    }
  }
}
