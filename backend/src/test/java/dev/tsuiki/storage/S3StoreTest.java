package dev.tsuiki.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.S3Server;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3StoreTest extends ObjectStoreContract {

  private static ObjectStore store;

  @BeforeAll
  static void open() {
    store = new S3Store(TestS3.at(S3Server.shared()));
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Test
  void anS3ThatGoesAwayIsDownSoonAndBackByItself() throws IOException {
    try (S3Server server = S3Server.s3proxy()) {
      var store = new S3Store(TestS3.at(server));
      byte[] bytes = random(5_000);
      try (Staged staged = receive(bytes)) {
        ObjectKey key = ObjectKey.of(notebook, staged);
        store.put(key, staged);

        server.stop();
        Instant stopped = Instant.now();
        assertThrows(StorageDown.class, () -> store.put(ObjectKey.of(notebook, staged), staged));
        assertThrows(StorageDown.class, () -> store.open(key));
        assertThrows(StorageDown.class, () -> store.size(key));
        assertThrows(StorageDown.class, () -> store.list().count());
        assertTrue(Duration.between(stopped, Instant.now()).toSeconds() < 10);

        server.start();
        store.put(ObjectKey.of(notebook, staged), staged);
        assertArrayEquals(bytes, read(store.open(key)));
      }
    }
  }

  @Test
  void aWrongSecretIsAStoreThatIsDown() throws IOException {
    var store =
        new S3Store(new TestS3(S3Server.shared().endpoint(), "tsuiki-tests", "wrong-secret-key"));
    try (Staged staged = receive(random(10))) {
      assertThrows(StorageDown.class, () -> store.put(ObjectKey.of(notebook, staged), staged));
    }
  }
}
