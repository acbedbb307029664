package dev.tsuiki.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What Java does not tell apart about disks. */
final class Disk {

  private static final boolean FOLDERS_CAN_BE_SYNCED =
      !System.getProperty("os.name").startsWith("Windows");

  private Disk() {}

  /** ENOSPC and EDQUOT reach Java as text only. */
  static RuntimeException failure(String what, IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no space left")
        || message.contains("not enough space")
        || message.contains("quota exceeded")) {
      return new StorageFull(e);
    }
    return new StorageDown(what, e);
  }

  /** A new name survives a crash only once its folder was synced too. */
  static void sync(Path folder) throws IOException {
    if (FOLDERS_CAN_BE_SYNCED) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
