package dev.tsuiki.storage;

import dev.tsuiki.testsupport.S3Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** The contract against MinIO itself, where it is installed. */
class MinioStoreTest extends ObjectStoreContract {

  private static @Nullable S3Server server;
  private static @Nullable ObjectStore store;

  @BeforeAll
  static void open() {
    server = S3Server.minio().orElse(null);
    if (server == null) {
      System.out.println("No minio on the PATH: the storage contract ran against S3Proxy only.");
    }
    Assumptions.assumeTrue(server != null, "no minio on the PATH");
    store = new S3Store(TestS3.at(server));
  }

  @AfterAll
  static void close() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  ObjectStore store() {
    if (store == null) {
      throw new IllegalStateException("not started");
    }
    return store;
  }
}
