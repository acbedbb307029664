package dev.tsuiki.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tsuiki.local.demo.Demo;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** One run of the local mode, from the lock to the last process stopped. */
final class LocalServer {

  private static final Duration START = Duration.ofMinutes(10);

  /** Ours; what libraries print before the log is set up goes to a file. */
  private final PrintStream out = System.out;

  private final PrintStream err = System.err;
  private final Settings settings;
  private final Backend backend = new Backend();
  private volatile @Nullable DataFolder data;
  private volatile @Nullable Postgres postgres;
  private volatile boolean stopping;
  private volatile int exitCode;

  LocalServer(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns only when something ended on its own; a signal ends the process by the shutdown hook.
   */
  int run() throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    DataFolder folder = DataFolder.open(settings.data());
    data = folder;
    int port =
        settings.fsck() || settings.rehearse() ? Postgres.freePort() : claim(settings.port());
    String address = "http://127.0.0.1:" + port;
    folder.say(address + ", process " + ProcessHandle.current().pid());

    folder.folder("secrets");
    Secrets secrets = Secrets.in(folder.folder("secrets"));
    Binaries binaries = Binaries.unpack(folder.folder("postgresql"), postgresVersion());
    Postgres database = new Postgres(folder, binaries, Privileges.find());
    postgres = database;

    configure(folder, database, secrets, port);
    // Both at once: the backend gets no connection before the database is up.
    backend.start(settings.fsck() ? new String[] {"fsck"} : new String[0]);
    database.start(secrets);
    DatabaseSockets.open();
    if (settings.fsck()) {
      backend.awaitEnd(Duration.ofDays(1));
      return backend.exitCode();
    }
    awaitReady(address);
    Http http = new Http(address);
    if (http.get("/api/v1/me").path("notebooks").isEmpty()) {
      http.post("/api/v1/notebooks", Map.of("slug", "lab", "title", "Lab"));
    }
    if (settings.rehearse()) {
      http.status("/");
      return 0;
    }
    if (settings.demo()) {
      addDemo(http, database, secrets);
    }
    out.println("Tsuiki is ready: " + address);
    watch(database);
    return 1;
  }

  private void addDemo(Http http, Postgres database, Secrets secrets) throws IOException {
    try {
      Demo.add(http, database.url(), secrets.superuser());
    } catch (SQLException failure) {
      throw new Problem("The demo could not be added: " + failure.getMessage(), failure);
    }
  }

  void fail(Problem problem) {
    // What goes wrong while everything is being stopped is no news.
    if (!stopping) {
      err.println(problem.getMessage());
    }
    exit(1);
  }

  void exit(int code) {
    exitCode = code;
    System.exit(code);
  }

  private void configure(DataFolder folder, Postgres database, Secrets secrets, int port)
      throws IOException {
    PrintStream console = new PrintStream(folder.resolve("log/console.log").toFile(), UTF_8);
    if (!settings.fsck()) {
      System.setOut(console);
    }
    System.setErr(console);
    backend.logTo(folder.folder("log").resolve("tsuiki.log"));
    backend.configure("tsuiki.mode", "local");
    // Not in the machine's own: whoever came first would keep every other user out of it.
    Binaries.delete(folder.resolve("cache"));
    backend.configure("quarkus.vertx.cache-directory", folder.folder("cache").resolve("vertx"));
    backend.configure("quarkus.http.host", "127.0.0.1");
    backend.configure("quarkus.http.port", port);
    backend.configure(
        "quarkus.datasource.jdbc.url",
        database.url() + "?socketFactory=" + DatabaseSockets.class.getName());
    backend.configure("quarkus.datasource.username", "tsuiki_app");
    backend.configure("quarkus.datasource.password", secrets.app());
    backend.configure("quarkus.flyway.username", "tsuiki_owner");
    backend.configure("quarkus.flyway.password", secrets.owner());
    backend.configure("tsuiki.storage.kind", "disk");
    backend.configure("tsuiki.storage.folder", folder.folder("files"));
    backend.configure("tsuiki.spa.folder", settings.root().resolve("frontend").resolve("dist"));
  }

  private void awaitReady(String address) throws InterruptedException {
    Http http = new Http(address);
    Instant giveUp = Instant.now().plus(START);
    while (http.status("/q/health/ready") != 200) {
      if (backend.hasEnded() || Instant.now().isAfter(giveUp)) {
        String reason = backend.reason();
        throw new Problem(
            "Tsuiki did not start"
                + (reason.isEmpty() ? "" : ": " + reason)
                + " (see "
                + settings.data().resolve("log").resolve("tsuiki.log")
                + ").");
      }
      Thread.sleep(25);
    }
  }

  /**
   * Keeps PostgreSQL up: when it is killed the next one takes over at the same port and the backend
   * reconnects.
   */
  private void watch(Postgres database) throws IOException, InterruptedException {
    Deque<Instant> deaths = new ArrayDeque<>();
    while (true) {
      while (database.runs() && !backend.hasEnded()) {
        Thread.sleep(250);
      }
      if (stopping) {
        Thread.sleep(Duration.ofMinutes(1).toMillis());
      }
      if (backend.hasEnded()) {
        throw new Problem("Tsuiki ended: " + backend.reason());
      }
      Instant now = Instant.now();
      deaths.addLast(now);
      if (deaths.size() > 3 && deaths.removeFirst().isAfter(now.minusSeconds(60))) {
        throw new Problem(
            "PostgreSQL keeps ending (see " + settings.data().resolve("database/log") + ").");
      }
      err.println("PostgreSQL ended unexpectedly; starting it again.");
      database.restart();
    }
  }

  private int claim(int port) throws IOException {
    if (port == 0) {
      return Postgres.freePort();
    }
    try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return free.getLocalPort();
    } catch (BindException taken) {
      throw new Problem(
          "Port "
              + port
              + " is already in use; choose another one with TSUIKI_PORT (0 for any free one).",
          taken);
    }
  }

  private static String postgresVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream file =
        LocalServer.class.getResourceAsStream("/META-INF/tsuiki-local.properties")) {
      build.load(Objects.requireNonNull(file));
    }
    return build.getProperty("postgresql", "");
  }

  /**
   * The backend first, then its database, then the lock; a wanted end is a good one, so 0 after
   * Ctrl-C and TERM.
   */
  private void stop() {
    stopping = true;
    try {
      backend.awaitShutdown();
      Postgres database = postgres;
      if (database != null) {
        database.stop();
      }
      DataFolder folder = data;
      if (folder != null) {
        folder.close();
      }
    } catch (IOException failure) {
      err.println("Tsuiki did not stop cleanly: " + failure.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }
}
