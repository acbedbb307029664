package dev.tsuiki.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that were received whole, with their size and SHA-256 (lower-case hexadecimal). They can be
 * read any number of times, before and after they were put into a store; closing forgets them.
 */
public final class Staged implements AutoCloseable {

  private final String sha256;
  private final long size;
  private final byte @Nullable [] bytes;
  private @Nullable Path file;
  private boolean temporary;

  private Staged(String sha256, long size, byte @Nullable [] bytes, @Nullable Path file) {
    this.sha256 = sha256;
    this.size = size;
    this.bytes = bytes;
    this.file = file;
    this.temporary = file != null;
  }

  static Staged inMemory(String sha256, byte[] bytes) {
    return new Staged(sha256, bytes.length, bytes, null);
  }

  static Staged inFile(String sha256, long size, Path file) {
    return new Staged(sha256, size, null, file);
  }

  public String sha256() {
    return sha256;
  }

  public long size() {
    return size;
  }

  public InputStream open() throws IOException {
    if (bytes != null) {
      return new ByteArrayInputStream(bytes);
    }
    return Files.newInputStream(file());
  }

  /** The bytes where they are few enough to be in memory. */
  byte @Nullable [] bytes() {
    return bytes;
  }

  /** The file they are in where they are not in memory. */
  Path file() {
    if (file == null) {
      throw new IllegalStateException("closed, or in memory");
    }
    return file;
  }

  /**
   * Puts the bytes to the disk's platter, at {@code target}, which is in the same file system as
   * the staging folder.
   */
  void moveTo(Path target) throws IOException {
    if (bytes != null) {
      Path written = Files.createTempFile(target.getParent(), Spool.PREFIX, "");
      try {
        Files.write(written, bytes);
        rename(written, target);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(written);
        throw e;
      }
      return;
    }
    rename(file(), target);
    file = target;
    temporary = false;
  }

  private static void rename(Path written, Path target) throws IOException {
    try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    if (temporary && file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException swept) {
        // The hourly sweep takes it.
      }
    }
    file = null;
  }
}
