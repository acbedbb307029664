package dev.tsuiki.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of anything is taken. An answer that refuses names the limit. */
@ConfigMapping(prefix = "tsuiki.limits")
public interface Limits {
  /** One text, in bytes of UTF-8. */
  MemorySize text();

  MemorySize image();

  /** Width times height. */
  long imagePixels();

  MemorySize codeFile();

  MemorySize snapshot();

  int snapshotFiles();

  /** One whole request. */
  MemorySize request();

  /** A body that is slower than this on the whole, after the first seconds, is cut off. */
  @WithDefault("1K")
  MemorySize bytesPerSecond();

  @WithDefault("10s")
  Duration patience();
}
