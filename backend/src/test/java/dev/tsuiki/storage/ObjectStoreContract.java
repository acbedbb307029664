package dev.tsuiki.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does; run against a folder, an S3 server and, where there is one, MinIO. */
abstract class ObjectStoreContract {

  static final long LIMIT = 100 << 20;

  @TempDir Path temp;

  final UUID notebook = UUID.randomUUID();

  abstract ObjectStore store();

  Staging staging() {
    return new Staging(temp.resolve("staging"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 60_000, 1 << 20, (1 << 20) + 1, 7 << 20})
  void whatWasPutIsReadBack(int size) throws IOException {
    byte[] bytes = random(size);
    ObjectKey key = put(bytes);
    assertArrayEquals(bytes, read(store().open(key)));
    assertEquals(OptionalLong.of(size), store().size(key));
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 2 << 20})
  void aRangeIsExactlyThatRange(int size) throws IOException {
    byte[] bytes = random(size);
    ObjectKey key = put(bytes);
    assertArrayEquals(slice(bytes, 0, 1), read(store().open(key, 0, 1)));
    assertArrayEquals(slice(bytes, 4_321, 1_234), read(store().open(key, 4_321, 1_234)));
    assertArrayEquals(slice(bytes, size - 5, 5), read(store().open(key, size - 5, 5)));
    assertArrayEquals(slice(bytes, 9_000, size - 9_000), read(store().open(key, 9_000, LIMIT)));
    assertArrayEquals(new byte[0], read(store().open(key, 10, 0)));
  }

  @Test
  void whatIsNotThereIsMissingAndDeletingItDoesNothing() {
    var key = new ObjectKey(notebook, "0".repeat(64), UUID.randomUUID());
    assertThrows(ObjectMissing.class, () -> store().open(key));
    assertEquals(OptionalLong.empty(), store().size(key));
    store().delete(key);
  }

  @Test
  void equalBytesAreTwoObjectsAndDeletingOneLeavesTheOther() throws IOException {
    byte[] bytes = random(100);
    ObjectKey one = put(bytes);
    ObjectKey other = put(bytes);
    store().delete(one);
    assertEquals(OptionalLong.empty(), store().size(one));
    assertArrayEquals(bytes, read(store().open(other)));
    store().delete(other);
    assertEquals(OptionalLong.empty(), store().size(other));
  }

  @Test
  void puttingAgainUnderTheSameKeyChangesNothing() throws IOException {
    byte[] bytes = random(5_000);
    ObjectKey key = put(bytes);
    try (Staged again = receive(bytes)) {
      store().put(key, again);
    }
    assertArrayEquals(bytes, read(store().open(key)));
  }

  @Test
  void bytesCanBeReadAfterTheyWerePut() throws IOException {
    byte[] bytes = random(3 << 20);
    try (Staged staged = receive(bytes)) {
      store().put(ObjectKey.of(notebook, staged), staged);
      assertArrayEquals(bytes, read(staged.open()));
    }
  }

  @Test
  void everyObjectIsListedWithItsSizeAndTime() throws IOException {
    Instant before = Instant.now().minus(Duration.ofSeconds(5));
    List<ObjectKey> keys = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      keys.add(put(random(100 + i)));
    }
    List<StoredObject> listed = mine();
    assertEquals(12, listed.size());
    for (StoredObject object : listed) {
      assertEquals(100 + keys.indexOf(object.key()), object.size());
      assertTrue(object.modified().isAfter(before), () -> object + " is older than " + before);
    }
  }

  @Test
  void manyAtOnceDoNotDisturbEachOther() throws Exception {
    byte[] same = random(2_000);
    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> tasks =
          IntStream.range(0, 80)
              .<Callable<Boolean>>mapToObj(i -> () -> roundTrip(same, i))
              .toList();
      for (var task : threads.invokeAll(tasks)) {
        assertTrue(task.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(40, mine().size());
  }

  private boolean roundTrip(byte[] same, int i) throws IOException {
    ObjectKey key = put(same);
    boolean equal = java.util.Arrays.equals(same, read(store().open(key)));
    if (i % 2 == 0) {
      store().delete(key);
    }
    return equal;
  }

  List<StoredObject> mine() {
    try (var objects = store().list()) {
      return objects.filter(object -> object.key().notebook().equals(notebook)).toList();
    }
  }

  ObjectKey put(byte[] bytes) throws IOException {
    try (Staged staged = receive(bytes)) {
      ObjectKey key = ObjectKey.of(notebook, staged);
      store().put(key, staged);
      return key;
    }
  }

  Staged receive(byte[] bytes) throws IOException {
    return staging().receive(new ByteArrayInputStream(bytes), LIMIT);
  }

  static byte[] read(InputStream in) throws IOException {
    try (in) {
      return in.readAllBytes();
    }
  }

  static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static byte[] slice(byte[] bytes, int offset, int length) {
    return java.util.Arrays.copyOfRange(bytes, offset, offset + length);
  }
}
