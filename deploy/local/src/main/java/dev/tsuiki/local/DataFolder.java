package dev.tsuiki.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The one folder that holds everything, and the lock that keeps a second start out of it. */
final class DataFolder implements AutoCloseable {

  private static final long FIRST_START_BYTES = 400L << 20;
  private static final long LATER_START_BYTES = 48L << 20;

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  static DataFolder open(Path path) {
    try {
      make(path);
      checkOwner(path);
      // The kernel lets go of this lock when the process dies, however it dies; the file itself
      // means nothing.
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        throw new Problem(
            "Tsuiki is already running on " + path + said(channel) + "; stop that one first.");
      }
      DataFolder folder = new DataFolder(path, channel, lock);
      folder.checkRoom();
      return folder;
    } catch (IOException failure) {
      throw explain(path, failure);
    }
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  /** A folder of its own in here, made when missing, for nobody but us. */
  Path folder(String name) throws IOException {
    Path folder = path.resolve(name);
    make(folder);
    return folder;
  }

  /** Leaves a word for whoever finds the lock taken. */
  void say(String words) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), 0);
  }

  /** What a failure to write in here most likely means to the person at the machine. */
  static Problem explain(Path path, Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("No space left") || message.contains("Disk quota exceeded")) {
      return new Problem("The disk that holds " + path + " is full; make room and start again.");
    }
    if (failure instanceof AccessDeniedException || message.contains("Read-only file system")) {
      return new Problem(
          "Cannot write to "
              + path
              + " ("
              + (message.contains("Read-only") ? "read-only file system" : "permission denied")
              + "); choose another folder with TSUIKI_DATA.");
    }
    if (failure instanceof FileAlreadyExistsException || message.contains("Not a directory")) {
      return new Problem(path + " is not a folder; choose another one with TSUIKI_DATA.");
    }
    return new Problem("Cannot use " + path + ": " + message, failure);
  }

  @Override
  public void close() throws IOException {
    channel.truncate(0);
    lock.release();
    channel.close();
  }

  private static void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.isWritable(folder)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void checkOwner(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return;
    }
    int owner = (int) Files.getAttribute(path, "unix:uid");
    if (owner != Privileges.ownUid()) {
      throw new Problem(
          path
              + " belongs to "
              + Files.getOwner(path).getName()
              + "; start Tsuiki as that user or choose another folder with TSUIKI_DATA.");
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static String said(FileChannel channel) throws IOException {
    ByteBuffer words = ByteBuffer.allocate(200);
    channel.read(words, 0);
    String text = new String(words.array(), 0, words.position(), StandardCharsets.UTF_8).trim();
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  private void checkRoom() throws IOException {
    boolean first = !Files.exists(path.resolve("database"));
    long needed = first ? FIRST_START_BYTES : LATER_START_BYTES;
    long room = Files.getFileStore(path).getUsableSpace();
    if (room < needed) {
      throw new Problem(
          String.format(
              "The disk that holds %s is full: %d MB are left, at least %d MB are needed.",
              path, room >> 20, needed >> 20));
    }
  }
}
