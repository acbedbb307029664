package dev.tsuiki.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Receives bytes before anything is known about them: hashed and counted while they come, in memory
 * while they are few, in a file beyond.
 */
public class Staging {

  private final Path folder;

  Staging(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads the stream to its end.
   *
   * @param limit bytes allowed
   * @throws TooLarge as soon as one byte more has come
   * @throws StorageFull when the temporary file does not fit on its disk
   * @throws IOException when the sender broke off
   */
  public Staged receive(InputStream in, long limit) throws IOException {
    MessageDigest digest = sha256();
    var spool = new Spool(folder);
    try {
      byte[] buffer = new byte[16 * 1024];
      long size = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > limit) {
          throw new TooLarge(limit);
        }
        digest.update(buffer, 0, n);
        spool.write(buffer, n);
      }
      return spool.finish(HexFormat.of().formatHex(digest.digest()), size);
    } catch (IOException | RuntimeException e) {
      spool.discard();
      throw e;
    }
  }

  /** Removes what a killed process left behind. */
  void sweep(Instant before) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Spool.PREFIX + "*")) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw Disk.failure("cannot clear the staging folder", e);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
