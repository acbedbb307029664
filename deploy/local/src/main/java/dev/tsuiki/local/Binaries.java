package dev.tsuiki.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once a version into the data folder. */
record Binaries(Path home) {

  private static final int OWNER_EXECUTES = 0100;

  static Binaries unpack(Path folder, String version) throws IOException {
    Path home = folder.resolve(version);
    if (!Files.isDirectory(home)) {
      Path half = folder.resolve(version + ".new");
      delete(half);
      extract(half);
      Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Binaries(home.toRealPath());
  }

  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /**
   * Living processes of these very programs; as they lie in the data folder, nobody else's can be
   * among them.
   */
  List<ProcessHandle> running() {
    return ProcessHandle.allProcesses().filter(p -> isOurs(p).orElse(false)).toList();
  }

  /** Empty where the system does not tell what program the process runs. */
  Optional<Boolean> isOurs(ProcessHandle process) {
    // Also those of an earlier version, which lie beside these.
    Path all = home.resolve("..").normalize();
    return process.info().command().map(command -> Path.of(command).startsWith(all));
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void extract(Path folder) throws IOException {
    try (InputStream packed = archive().openStream();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("The PostgreSQL archive names a file outside of itself.");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(target.getParent());
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
          if ((entry.getMode() & OWNER_EXECUTES) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
          }
        }
      }
    }
  }

  private static URL archive() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String name = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : "linux";
    String arch = System.getProperty("os.arch", "");
    String cpu = arch.equals("aarch64") ? "arm_64" : "x86_64";
    URL found = Binaries.class.getResource("/postgres-" + name + "-" + cpu + ".txz");
    if (found == null) {
      throw new Problem(
          "There is no PostgreSQL for this machine in the build (" + os + ", " + arch + ").");
    }
    return found;
  }
}
