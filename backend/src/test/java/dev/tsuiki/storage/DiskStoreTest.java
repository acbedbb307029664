package dev.tsuiki.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiskStoreTest extends ObjectStoreContract {

  private ObjectStore store;

  @BeforeEach
  void open() {
    store = new DiskStore(temp);
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Override
  Staging staging() {
    return new Staging(DiskStore.staging(temp));
  }

  @Test
  void nothingButTheObjectsIsLeftInTheFolder() throws IOException {
    ObjectKey small = put(random(10));
    ObjectKey large = put(random(2 << 20));
    ObjectKey deleted = put(random(11));
    store.delete(deleted);
    try (Stream<Path> files = Files.walk(temp)) {
      assertEquals(
          Stream.of(small, large).map(key -> temp.resolve("objects/" + key)).sorted().toList(),
          files.filter(Files::isRegularFile).sorted().toList());
    }
  }

  @Test
  void whatWasNotPutHereByUsIsNotListed() throws IOException {
    put(random(10));
    Files.writeString(temp.resolve("objects/README"), "mine");
    Files.createDirectories(temp.resolve("objects/a/b"));
    Files.writeString(temp.resolve("objects/a/b/c"), "mine");
    try (var objects = store.list()) {
      assertEquals(1, objects.count());
    }
  }

  @Test
  void aFullDiskIsToldFromABrokenOne() {
    assertInstanceOf(
        StorageFull.class,
        Disk.failure("x", new FileSystemException("a", null, "No space left on device")));
    assertInstanceOf(StorageFull.class, Disk.failure("x", new IOException("Disk quota exceeded")));
    assertInstanceOf(StorageDown.class, Disk.failure("x", new IOException("Input/output error")));
  }

  @Test
  void aReallyFullDiskRefusesAndKeepsNothing() throws IOException {
    Path full = Path.of("/dev/full");
    if (!Files.exists(full)) {
      System.out.println("There is no /dev/full here, so writing to a full disk was not tried.");
      return;
    }
    var failure =
        org.junit.jupiter.api.Assertions.assertThrows(
            IOException.class, () -> Files.write(full, new byte[10]));
    assertInstanceOf(StorageFull.class, Disk.failure("x", failure));
    assertTrue(Files.exists(full));
  }
}
