package dev.tsuiki.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Objects as files, each at its key below one folder: the same layout as in a bucket, so moving
 * from one to the other is copying.
 */
final class DiskStore implements ObjectStore {

  private final Path objects;

  DiskStore(Path folder) {
    this.objects = folder.resolve("objects");
  }

  static Path staging(Path folder) {
    return folder.resolve("staging");
  }

  @Override
  public void put(ObjectKey key, Staged staged) {
    Path target = path(key);
    Path parent = parent(target);
    Path notebook = parent(parent);
    boolean isFirst = !Files.isDirectory(notebook);
    try {
      for (int attempt = 1; ; attempt++) {
        try {
          Files.createDirectories(parent);
          staged.moveTo(target);
          break;
        } catch (NoSuchFileException e) {
          // A delete of equal bytes may take the empty folder away in between.
          if (attempt == 3) {
            throw e;
          }
        }
      }
      Disk.sync(parent);
      Disk.sync(notebook);
      if (isFirst) {
        Disk.sync(objects);
      }
    } catch (IOException e) {
      throw Disk.failure("cannot write " + key, e);
    }
  }

  @Override
  public InputStream open(ObjectKey key, long offset, long length) {
    try {
      SeekableByteChannel channel = Files.newByteChannel(path(key));
      channel.position(offset);
      return new LimitedStream(Channels.newInputStream(channel), length);
    } catch (NoSuchFileException e) {
      throw new ObjectMissing(key);
    } catch (IOException e) {
      throw Disk.failure("cannot read " + key, e);
    }
  }

  @Override
  public OptionalLong size(ObjectKey key) {
    try {
      return OptionalLong.of(Files.size(path(key)));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw Disk.failure("cannot read " + key, e);
    }
  }

  @Override
  public void delete(ObjectKey key) {
    Path file = path(key);
    try {
      if (Files.deleteIfExists(file)) {
        Files.deleteIfExists(parent(file));
      }
    } catch (DirectoryNotEmptyException expected) {
      // Equal bytes of another upload live there.
    } catch (IOException e) {
      throw Disk.failure("cannot delete " + key, e);
    }
  }

  @Override
  public Stream<StoredObject> list() {
    return children(objects)
        .flatMap(DiskStore::children)
        .flatMap(DiskStore::children)
        .flatMap(this::stored);
  }

  private Stream<StoredObject> stored(Path file) {
    String name = objects.relativize(file).toString().replace('\\', '/');
    return ObjectKey.parse(name).stream().flatMap(key -> stored(key, file));
  }

  private static Stream<StoredObject> stored(ObjectKey key, Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Stream.of(
          new StoredObject(key, attributes.size(), attributes.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException deletedMeanwhile) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try {
      return Files.list(folder);
    } catch (NoSuchFileException deletedMeanwhile) {
      return Stream.empty();
    } catch (IOException e) {
      throw Disk.failure("cannot list " + folder, e);
    }
  }

  private Path path(ObjectKey key) {
    return objects.resolve(key.toString());
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("no parent: " + path);
    }
    return parent;
  }
}
