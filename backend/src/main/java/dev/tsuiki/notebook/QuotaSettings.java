package dev.tsuiki.notebook;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How much is taken in all; nothing is limited unless it is said here. */
@ConfigMapping(prefix = "tsuiki.quota")
interface QuotaSettings {
  /** Of each notebook. */
  AtMost notebook();

  /** Of all notebooks together. */
  AtMost instance();

  /** How long a sum over many files is believed. */
  @WithDefault("10s")
  Duration recount();

  interface AtMost {
    /** Of images, files and code, as they were sent. */
    Optional<MemorySize> bytes();

    OptionalLong records();
  }
}
