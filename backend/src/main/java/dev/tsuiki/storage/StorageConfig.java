package dev.tsuiki.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where objects are kept. */
@ConfigMapping(prefix = "tsuiki.storage")
interface StorageConfig {

  enum Kind {
    DISK,
    S3
  }

  @WithDefault("disk")
  Kind kind();

  /** The folder of the objects when they are kept on disk. */
  Optional<Path> folder();

  /**
   * How long an object may lie unnamed by any record before it is swept: longer than any request
   * takes.
   */
  @WithDefault("48h")
  Duration grace();

  S3 s3();

  interface S3 {
    Optional<String> endpoint();

    @WithDefault("us-east-1")
    String region();

    @WithDefault("tsuiki")
    String bucket();

    Optional<String> accessKey();

    Optional<String> secretKey();
  }
}
