package dev.tsuiki.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our PostgreSQL: its cluster, its start, its end. Everything here happens under the data folder's
 * lock.
 */
final class Postgres {

  private static final String SETTINGS =
      """
      listen_addresses = '127.0.0.1'
      port = %d
      unix_socket_directories = ''
      fsync = on
      synchronous_commit = on
      full_page_writes = on
      password_encryption = scram-sha-256
      max_connections = 40
      shared_buffers = 64MB
      work_mem = 8MB
      maintenance_work_mem = 64MB
      max_parallel_workers_per_gather = 0
      io_method = sync
      jit = off
      wal_level = minimal
      max_wal_senders = 0
      max_wal_size = 512MB
      checkpoint_completion_target = 0.9
      timezone = 'UTC'
      log_timezone = 'UTC'
      logging_collector = on
      log_directory = 'log'
      log_filename = 'postgresql-%%a.log'
      log_rotation_age = 1d
      log_rotation_size = 0
      log_truncate_on_rotation = on
      """;

  private static final String RULES =
      """
      host tsuiki tsuiki_owner,tsuiki_app 127.0.0.1/32 scram-sha-256
      host all    postgres                127.0.0.1/32 scram-sha-256
      """;

  private final DataFolder data;
  private final Binaries binaries;
  private final Privileges privileges;
  private final Path cluster;
  private final Path startLog;
  private final int port;
  private @Nullable Keeper keeper;
  private @Nullable ProcessHandle postmaster;

  Postgres(DataFolder data, Binaries binaries, Privileges privileges) throws IOException {
    this.data = data;
    this.binaries = binaries;
    this.privileges = privileges;
    this.cluster = data.resolve("database");
    this.startLog = data.folder("log").resolve("postgresql-start.log");
    this.port = freePort();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/tsuiki";
  }

  /**
   * Makes the cluster if there is none, else clears up after whatever ended last time, and starts
   * it.
   */
  synchronized void start(Secrets secrets) throws IOException, InterruptedException {
    if (Files.exists(cluster)) {
      checkVersion();
      stopLeftover();
    } else {
      create(secrets);
    }
    privileges.handOver(cluster);
    launch();
  }

  /** Starts it again after it died on its own; it recovers from its write-ahead log by itself. */
  synchronized void restart() throws IOException, InterruptedException {
    stopLeftover();
    launch();
  }

  boolean runs() {
    return postmaster != null && Processes.runs(postmaster);
  }

  /** Waits for a start that is under way, since what it leaves behind has to be stopped too. */
  synchronized void stop() throws IOException, InterruptedException {
    for (int i = 0; i < 60 && recorded().isEmpty() && !binaries.running().isEmpty(); i++) {
      Thread.sleep(50);
    }
    if (recorded().filter(this::isPostmaster).isPresent()) {
      control("stop", "-m", "fast");
    }
    if (keeper != null) {
      keeper.close();
    }
  }

  /**
   * The cluster appears under its name only when it is complete; a first start that was cut short
   * begins anew.
   */
  private void create(Secrets secrets) throws IOException, InterruptedException {
    Path half = data.resolve("database.new");
    Binaries.delete(half);
    Path password = data.resolve("secrets").resolve("superuser");
    if (initdb(half, password, "C.UTF-8") != 0) {
      // macOS and some small systems have no such libc locale; what sorts and folds is PostgreSQL's
      // own either way.
      Binaries.delete(half);
      if (initdb(half, password, "C") != 0) {
        throw failed("PostgreSQL could not make its database");
      }
    }
    Files.writeString(half.resolve("pg_hba.conf"), RULES);
    Files.writeString(half.resolve("tsuiki.conf"), "");
    String conf = Files.readString(half.resolve("postgresql.conf"));
    Files.writeString(half.resolve("postgresql.conf"), conf + "\ninclude 'tsuiki.conf'\n");
    privileges.handOver(half);
    makeRoles(half, secrets);
    Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private int initdb(Path folder, Path password, String locale)
      throws IOException, InterruptedException {
    return run(
        null,
        binaries.program("initdb"),
        "--pgdata=" + folder,
        "--username=postgres",
        "--auth=scram-sha-256",
        "--pwfile=" + password,
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=" + locale,
        "--data-checksums",
        "--no-instructions");
  }

  private void makeRoles(Path folder, Secrets secrets) throws IOException, InterruptedException {
    // The single-user server needs neither a port nor a password and takes one statement a line.
    String statements =
        String.join(
            "\n",
            "create role tsuiki_owner login password '" + secrets.owner() + "'",
            "create role tsuiki_app login password '" + secrets.app() + "'",
            "create database tsuiki owner tsuiki_owner",
            "revoke all on database tsuiki from public",
            "revoke all on database postgres from public",
            "revoke all on database template1 from public",
            "grant connect on database tsuiki to tsuiki_app",
            "");
    int code =
        run(
            statements,
            binaries.program("postgres"),
            "--single",
            "-D",
            folder.toString(),
            "-c",
            "exit_on_error=on",
            "-c",
            "log_statement=none",
            "postgres");
    if (code != 0) {
      throw failed("PostgreSQL could not make its roles");
    }
  }

  private void launch() throws IOException, InterruptedException {
    Files.writeString(cluster.resolve("tsuiki.conf"), String.format(SETTINGS, port));
    Files.deleteIfExists(startLog);
    // pg_ctl gives the server a session of its own, so that Ctrl-C in a terminal does not reach it
    // before us.
    if (control("start", "-t", "120", "-l", startLog.toString()) != 0) {
      throw failed("PostgreSQL did not start");
    }
    ProcessHandle started =
        recorded().orElseThrow(() -> new Problem("PostgreSQL ended as soon as it had started."));
    postmaster = started;
    Keeper previous = keeper;
    keeper = Keeper.of(cluster.resolve("postmaster.pid"), started.pid());
    if (previous != null) {
      previous.close();
    }
  }

  /**
   * A launcher that was killed may have left its server running for a moment; a machine that lost
   * power leaves a postmaster.pid that speaks of nobody. PostgreSQL copes with the latter, except
   * when another process has been given that number meanwhile: then it refuses to start, and only
   * then the file is taken away here.
   */
  private void stopLeftover() throws IOException, InterruptedException {
    Optional<ProcessHandle> recorded = recorded();
    if (recorded.isPresent() && isPostmaster(recorded.get())) {
      control("stop", "-m", "fast", "-t", "120");
      await(recorded.get());
    }
    // Children of a server that was killed end by themselves as soon as they notice.
    for (ProcessHandle child : binaries.running()) {
      await(child);
    }
    if (recorded().isPresent()) {
      Files.delete(cluster.resolve("postmaster.pid"));
    }
  }

  /**
   * Where the system does not tell the program of another user's process, the time of its start has
   * to do.
   */
  private boolean isPostmaster(ProcessHandle process) {
    return Processes.runs(process)
        && binaries
            .isOurs(process)
            .or(() -> process.info().startInstant().map(at -> isNear(at, line(2))))
            .orElse(true);
  }

  private static boolean isNear(Instant at, Optional<Long> second) {
    return second.map(s -> Math.abs(at.getEpochSecond() - s) <= 5).orElse(true);
  }

  private static void await(ProcessHandle process) throws InterruptedException {
    for (int i = 0; i < 300 && Processes.runs(process); i++) {
      Thread.sleep(100);
    }
    if (Processes.runs(process)) {
      throw new Problem(
          "A PostgreSQL of an earlier start (process "
              + process.pid()
              + ") does not end; end it and start again.");
    }
  }

  private Optional<ProcessHandle> recorded() {
    return line(0).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
  }

  /**
   * A number out of postmaster.pid: its first line is the process, its third the second of its
   * start.
   */
  private Optional<Long> line(int index) {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      return lines.size() > index
          ? Optional.of(Long.parseLong(lines.get(index).trim()))
          : Optional.empty();
    } catch (IOException | NumberFormatException missingOrCutShort) {
      return Optional.empty();
    }
  }

  private void checkVersion() throws IOException {
    String made = Files.readString(cluster.resolve("PG_VERSION")).trim();
    String major = binaries.home().getFileName().toString().split("\\.")[0];
    if (!made.equals(major)) {
      throw new Problem(
          String.format(
              "%s was made by PostgreSQL %s and this Tsuiki brings %s; export it with the Tsuiki that made it.",
              cluster, made, major));
    }
  }

  private int control(String verb, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(binaries.program("pg_ctl"), verb, "-w", "-D"));
    command.add(cluster.toString());
    command.addAll(Arrays.asList(options));
    return run(null, command.toArray(String[]::new));
  }

  private int run(@Nullable String input, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(privileges.command(command));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    builder.environment().put("LC_ALL", "C");
    Process process =
        builder
            .directory(data.resolve("log").toFile())
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("log").resolve("postgresql-setup.log").toFile())
            .start();
    try (var stdin = process.getOutputStream()) {
      if (input != null) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
    }
    return process.waitFor();
  }

  private Problem failed(String what) throws IOException {
    StringBuilder said = new StringBuilder();
    for (Path log : List.of(startLog, data.resolve("log").resolve("postgresql-setup.log"))) {
      if (Files.exists(log)) {
        said.append(Files.readString(log)).append('\n');
      }
    }
    if (said.indexOf("No space left") >= 0) {
      return DataFolder.explain(cluster, new IOException("No space left on device"));
    }
    String reason =
        said.toString()
            .lines()
            .filter(
                line ->
                    line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
            .findFirst()
            .map(line -> ": " + line.replaceFirst(".*?(FATAL|PANIC|error): +", ""))
            .orElse("");
    return new Problem(what + reason + " (see " + data.resolve("log") + ").");
  }
}
