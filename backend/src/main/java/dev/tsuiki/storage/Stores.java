package dev.tsuiki.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Makes the store that was chosen, when it is first used, and no other. */
@Singleton
class Stores {

  private final StorageConfig config;

  Stores(StorageConfig config) {
    this.config = config;
  }

  @Produces
  @ApplicationScoped
  ObjectStore store() {
    return switch (config.kind()) {
      case DISK -> new DiskStore(folder());
      case S3 -> new S3Store(config.s3());
    };
  }

  /**
   * On the disk of the objects, so that what was received is renamed into its place and not copied.
   */
  @Produces
  @Singleton
  Staging staging() {
    return switch (config.kind()) {
      case DISK -> new Staging(DiskStore.staging(folder()));
      case S3 -> new Staging(Path.of(System.getProperty("java.io.tmpdir"), "tsuiki-staging"));
    };
  }

  private Path folder() {
    return config
        .folder()
        .orElseThrow(() -> new IllegalStateException("tsuiki.storage.folder is not set"));
  }
}
