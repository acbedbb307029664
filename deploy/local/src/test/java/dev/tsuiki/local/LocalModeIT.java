package dev.tsuiki.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One data folder's life, from its first start on; the tests follow each other, since starts cost
 * seconds.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalModeIT {

  private static final String TRIALS = "/api/v1/notebooks/lab/experiments";

  @TempDir static Path temp;
  private static Path data;
  private static Run run;

  @BeforeAll
  static void start() throws Exception {
    data = temp.resolve("data with a space");
    run = Run.ready(data);
    System.out.println("first start: " + run.millisToReady() + " ms");
  }

  @AfterAll
  static void stop() throws Exception {
    run.close();
  }

  @Test
  @Order(1)
  void the_first_start_prints_one_line_and_makes_one_notebook() throws Exception {
    assertTrue(run.out().matches("Tsuiki is ready: http://127\\.0\\.0\\.1:\\d+\n"), run.out());
    String me = run.get("/api/v1/me").body();
    assertEquals(List.of("lab"), slugs(me), me);
    assertEquals(200, run.get("/").statusCode());
  }

  @Test
  @Order(2)
  void a_trial_is_posted_as_curl_posts_it() throws Exception {
    String form =
        """
        --b\r
        Content-Disposition: form-data; name="key"\r
        \r
        enc_k5_res\r
        --b\r
        Content-Disposition: form-data; name="text"\r
        \r
        ブロックの中に残差を足した\r
        --b\r
        Content-Disposition: form-data; name="result"\r
        \r
        acc=0.86\r
        --b--\r
        """;
    assertEquals(201, run.post(TRIALS, "multipart/form-data; boundary=b", form).statusCode());
  }

  @Test
  @Order(3)
  void folders_and_secrets_are_nobody_elses() throws Exception {
    for (String folder : List.of(".", "database", "secrets", "files", "log")) {
      assertEquals("rwx------", rights(data.resolve(folder)), folder);
    }
    for (String secret : List.of("superuser", "tsuiki_owner", "tsuiki_app")) {
      assertEquals("rw-------", rights(data.resolve("secrets").resolve(secret)), secret);
    }
  }

  @Test
  @Order(3)
  void the_database_is_durable_and_its_application_is_no_superuser() throws Exception {
    String password = Files.readString(data.resolve("secrets/superuser"));
    try (Connection database = DriverManager.getConnection(url(), "postgres", password)) {
      assertEquals("on", ask(database, "show fsync"));
      assertEquals("on", ask(database, "show synchronous_commit"));
      assertEquals("on", ask(database, "show data_checksums"));
      assertEquals("127.0.0.1", ask(database, "show listen_addresses"));
      assertEquals("scram-sha-256", ask(database, "show password_encryption"));
      assertEquals(
          "scram-sha-256",
          ask(database, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"));
      assertEquals(
          "postgres",
          ask(database, "select string_agg(rolname, ',') from pg_roles where rolsuper"));
      assertEquals(
          "0",
          ask(
              database,
              "select count(*) from pg_class c join pg_roles r on r.oid = c.relowner"
                  + " where r.rolname = 'tsuiki_app'"));
    }
    String app = Files.readString(data.resolve("secrets/tsuiki_app"));
    try (Connection database = DriverManager.getConnection(url(), "tsuiki_app", app)) {
      org.junit.jupiter.api.Assertions.assertThrows(
          SQLException.class, () -> ask(database, "delete from journal returning seq"));
    }
  }

  @Test
  @Order(3)
  void a_second_start_on_the_same_data_is_refused_in_one_line() throws Exception {
    try (Run second = Run.begin(data)) {
      assertEquals(1, second.exitCode());
      assertEquals("", second.out());
      assertEquals(1, second.err().lines().count(), second.err());
      assertTrue(second.err().contains(data.toString()), second.err());
    }
  }

  @Test
  @Order(3)
  void a_port_in_use_is_said_in_one_line() throws Exception {
    String taken = String.valueOf(URI.create(run.address()).getPort());
    try (Run second = Run.begin(List.of(), temp.resolve("other"), taken)) {
      assertEquals(1, second.exitCode());
      assertEquals(1, second.err().lines().count(), second.err());
      assertTrue(second.err().contains(taken), second.err());
    }
  }

  @Test
  @Order(3)
  void a_folder_that_cannot_be_made_is_said_in_one_line() throws Exception {
    try (Run second = Run.begin(List.of(), Path.of("/proc/tsuiki"), "0")) {
      assertEquals(1, second.exitCode());
      assertEquals(1, second.err().lines().count(), second.err());
      assertTrue(second.err().contains("/proc/tsuiki"), second.err());
    }
  }

  @Test
  @Order(3)
  void another_host_another_origin_and_another_user_are_refused() throws Exception {
    assertEquals(200, statusWithHost("127.0.0.1:" + URI.create(run.address()).getPort()));
    assertTrue(statusWithHost("evil.example") >= 400);
    int foreign =
        run.post(TRIALS, "application/json", "{}", "Origin", "https://evil.example").statusCode();
    assertEquals(403, foreign);
    if (!canBeNobody()) {
      System.out.println("not tried: a request of another user needs root, setpriv and curl");
      return;
    }
    List<String> command = new java.util.ArrayList<>(Run.AS_NOBODY);
    command.addAll(
        List.of(
            "curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", run.address() + "/api/v1/me"));
    Process curl = new ProcessBuilder(command).start();
    String status = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(List.of("401", "403", "404").contains(status), status);
  }

  @Test
  @Order(4)
  void a_killed_database_is_started_again() throws Exception {
    ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
    int status = 0;
    for (int i = 0; i < 100 && status != 201; i++) {
      Thread.sleep(300);
      status =
          run.post(TRIALS, "application/json", "{\"key\":\"after_the_database_fell\"}")
              .statusCode();
    }
    assertEquals(201, status, run.err());
    assertTrue(run.err().contains("PostgreSQL ended unexpectedly"), run.err());
  }

  @Test
  @Order(5)
  void a_stop_is_clean_and_the_next_start_has_everything() throws Exception {
    long postgres = postmaster();
    assertEquals(0, run.stop());
    assertFalse(runs(postgres));
    run = Run.ready(data);
    System.out.println("second start: " + run.millisToReady() + " ms");
    assertEquals(200, run.get(TRIALS + "/enc_k5_res").statusCode());
  }

  @Test
  @Order(6)
  void after_kill_9_the_database_ends_too_and_the_next_start_has_everything() throws Exception {
    long postgres = postmaster();
    run.kill();
    for (int i = 0; i < 200 && runs(postgres); i++) {
      Thread.sleep(50);
    }
    assertFalse(runs(postgres));
    run = Run.ready(data);
    assertEquals(200, run.get(TRIALS + "/enc_k5_res").statusCode());
    assertEquals(List.of("lab"), slugs(run.get("/api/v1/me").body()));
  }

  @Test
  @Order(7)
  void a_stale_pid_file_that_names_somebody_elses_process_does_not_stop_a_start() throws Exception {
    run.stop();
    Files.writeString(
        data.resolve("database/postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + data.resolve("database") + "\n1\n");
    run = Run.ready(data);
    assertEquals(200, run.get(TRIALS + "/enc_k5_res").statusCode());
  }

  @Test
  @Order(8)
  void an_ordinary_user_can_run_it_and_root_by_every_way_there_is() throws Exception {
    if (!canBeNobody()) {
      System.out.println(
          "not tried: to be another user needs root and setpriv; this run is an ordinary user's");
      return;
    }
    List<String> readable = new java.util.ArrayList<>(Run.AS_NOBODY);
    readable.addAll(List.of("test", "-x", Run.SCRIPT.toString()));
    if (new ProcessBuilder(readable).start().waitFor() == 0) {
      Path theirs =
          Files.createDirectory(Path.of("/tmp", "tsuiki-nobody-" + ProcessHandle.current().pid()));
      Files.setAttribute(theirs, "unix:uid", 65534);
      try (Run ordinary = Run.begin(Run.AS_NOBODY, theirs, "0").awaitReady()) {
        assertTrue(ordinary.out().contains("ready"));
      } finally {
        Binaries.delete(theirs);
      }
    } else {
      System.out.println("not tried: an ordinary user cannot reach " + Run.SCRIPT);
    }
  }

  private static boolean runs(long process) {
    return ProcessHandle.of(process).map(Processes::runs).orElse(false);
  }

  private static boolean canBeNobody() throws Exception {
    return Privileges.ownUid() == 0
        && new ProcessBuilder("sh", "-c", "command -v setpriv && command -v curl").start().waitFor()
            == 0;
  }

  private static int statusWithHost(String host) throws IOException {
    URI address = URI.create(run.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String request = "GET /api/v1/me HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }

  private static List<String> slugs(String me) {
    Matcher matcher = Pattern.compile("\"slug\":\"([^\"]*)\"").matcher(me);
    return matcher.results().map(result -> result.group(1)).toList();
  }

  private static long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("database/postmaster.pid")).get(0).trim());
  }

  private static String url() throws IOException {
    Matcher port =
        Pattern.compile("port = (\\d+)")
            .matcher(Files.readString(data.resolve("database/tsuiki.conf")));
    assertTrue(port.find());
    return "jdbc:postgresql://127.0.0.1:" + port.group(1) + "/tsuiki";
  }

  private static String ask(Connection database, String sql) throws SQLException {
    try (ResultSet answer = database.createStatement().executeQuery(sql)) {
      return answer.next() ? answer.getString(1) : "";
    }
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
