package dev.tsuiki.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Received bytes for the tests of other rooms. */
public final class StagedBytes {

  private StagedBytes() {}

  public static Staged of(byte[] bytes) throws IOException {
    return new Staging(Path.of("target", "staging"))
        .receive(new ByteArrayInputStream(bytes), bytes.length);
  }
}
