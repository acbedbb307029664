package dev.tsuiki.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Bytes on their way in: memory first, a file once there are many. */
final class Spool {

  static final String PREFIX = "staged-";

  /** What is no larger stays in memory: nearly every picture of a log. */
  private static final int IN_MEMORY = 1 << 20;

  private final Path folder;
  private ByteArrayOutputStream memory = new ByteArrayOutputStream(16 * 1024);
  private @Nullable Path file;
  private @Nullable OutputStream out;

  Spool(Path folder) {
    this.folder = folder;
  }

  /**
   * Failures of our own disk must not look like failures of the sender, so none leaves as an
   * IOException.
   */
  void write(byte[] buffer, int length) {
    try {
      if (out == null && memory.size() + length > IN_MEMORY) {
        Files.createDirectories(folder);
        Path created = Files.createTempFile(folder, PREFIX, "");
        file = created;
        out = Files.newOutputStream(created);
        memory.writeTo(out);
        memory = new ByteArrayOutputStream(0);
      }
      if (out != null) {
        out.write(buffer, 0, length);
      } else {
        memory.write(buffer, 0, length);
      }
    } catch (IOException e) {
      throw Disk.failure("cannot keep what is being received", e);
    }
  }

  Staged finish(String sha256, long size) {
    if (out != null && file != null) {
      try {
        out.close();
      } catch (IOException e) {
        throw Disk.failure("cannot keep what was received", e);
      }
      return Staged.inFile(sha256, size, file);
    }
    return Staged.inMemory(sha256, memory.toByteArray());
  }

  void discard() {
    try {
      if (out != null) {
        out.close();
      }
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException swept) {
      // The hourly sweep takes what could not be removed here; the first failure is the one to
      // tell.
    }
  }
}
