package dev.tsuiki.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The processes that are measured, as Linux tells of them in /proc: the server's ({@code
 * TSUIKI_BENCH_PID}) and its PostgreSQL's (the file {@code TSUIKI_BENCH_POSTGRES} names the
 * postmaster). Processor time is a figure that survives a machine on which others work too.
 */
final class Processes {
  /** Linux counts in hundredths of a second for whoever reads /proc. */
  private static final double MILLIS_PER_TICK = 10;

  /** Fields of /proc/PID/stat after the program's name, the first of them being the state. */
  private static final int PARENT = 1;

  private static final int USER = 11;
  private static final int CHILDREN_SYSTEM = 14;
  private final @Nullable Path server = server(System.getenv("TSUIKI_BENCH_PID"));
  private final @Nullable String postgres = System.getenv("TSUIKI_BENCH_POSTGRES");

  /** Milliseconds of processor time, user and system together, since each process began. */
  record Spent(double server, double postgres, double client) {
    Spent since(Spent before) {
      return new Spent(server - before.server, postgres - before.postgres, client - before.client);
    }
  }

  Spent spent() throws IOException {
    return new Spent(
        server == null ? 0 : millis(server, CHILDREN_SYSTEM - 2), postgresMillis(), ownMillis());
  }

  /** Resident memory of the server's process, the launcher included, without PostgreSQL. */
  OptionalLong residentMiB() throws IOException {
    return mebibytes("VmRSS:");
  }

  /** The most that it has been since the process began. */
  OptionalLong mostResidentMiB() throws IOException {
    return mebibytes("VmHWM:");
  }

  private OptionalLong mebibytes(String name) throws IOException {
    if (server == null) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(server.resolve("status")).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst();
  }

  private static @Nullable Path server(@Nullable String pid) {
    return pid == null || !Files.isReadable(Path.of("/proc", pid, "stat"))
        ? null
        : Path.of("/proc", pid);
  }

  private double postgresMillis() throws IOException {
    if (postgres == null || !Files.isReadable(Path.of(postgres))) {
      return 0;
    }
    var postmaster = Files.readAllLines(Path.of(postgres)).get(0).strip();
    // a connection that has ended is counted with its parent
    double millis = millis(Path.of("/proc", postmaster), CHILDREN_SYSTEM);
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : processes) {
        try {
          if (stat(process)[PARENT].equals(postmaster)) {
            millis += millis(process, CHILDREN_SYSTEM - 2);
          }
        } catch (NoSuchFileException ended) {
          // a process of somebody else's
        }
      }
    }
    return millis;
  }

  private static double millis(Path process, int last) throws IOException {
    var stat = stat(process);
    long ticks = 0;
    for (int i = USER; i <= last; i++) {
      ticks += Long.parseLong(stat[i]);
    }
    return ticks * MILLIS_PER_TICK;
  }

  private static String[] stat(Path process) throws IOException {
    var line = Files.readString(process.resolve("stat"));
    return line.substring(line.lastIndexOf(')') + 2).split(" ");
  }

  private static double ownMillis() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean own
        ? own.getProcessCpuTime() / 1e6
        : 0;
  }
}
