package dev.tsuiki.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real S3 server on a free loopback port: S3Proxy in a JVM of its own, started once a test run
 * and shared, or the {@code minio} found on the PATH. {@link #stop} and {@link #start} are for
 * tests of an S3 that goes away.
 */
public final class S3Server implements AutoCloseable {

  public static final String ACCESS_KEY = "test-access";
  public static final String SECRET_KEY = "test-secret-key";

  private static @Nullable S3Server shared;

  private interface Command {
    ProcessBuilder on(int port) throws IOException;
  }

  private final Command command;
  private final int port;
  private @Nullable Process process;

  private S3Server(Command command, int port) {
    this.command = command;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    start();
  }

  /** The one of this test run; nobody stops it. */
  public static synchronized S3Server shared() {
    if (shared == null) {
      shared = s3proxy();
    }
    return shared;
  }

  /** One of the caller's own. */
  public static S3Server s3proxy() {
    return s3proxy(freePort());
  }

  /** One of the caller's own, at a port that was told to somebody else before. */
  public static S3Server s3proxy(int port) {
    return new S3Server(S3Server::s3proxyOn, port);
  }

  /** A real MinIO, where there is one on the PATH. */
  public static Optional<S3Server> minio() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "minio"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(minio -> new S3Server(port -> minioOn(minio, port), freePort()));
  }

  public String endpoint() {
    return endpoint(port);
  }

  public static String endpoint(int port) {
    return "http://127.0.0.1:" + port;
  }

  public void start() {
    try {
      process = command.on(port).start();
      awaitPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void stop() {
    Process running = process;
    process = null;
    if (running != null) {
      running.destroyForcibly();
      try {
        running.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    stop();
  }

  private static ProcessBuilder s3proxyOn(int port) throws IOException {
    Path classpath = Path.of("target", "s3proxy.classpath");
    if (!Files.exists(classpath)) {
      throw new IllegalStateException(
          classpath + " is written by the build: ./mvnw -pl backend generate-test-resources");
    }
    Path folder = Files.createDirectories(Path.of("target", "s3proxy", String.valueOf(port)));
    Path objects = Files.createDirectories(folder.resolve("objects"));
    Path logging =
        Files.writeString(
            folder.resolve("logback.xml"), "<configuration><root level=\"off\"/></configuration>");
    Path properties =
        Files.writeString(
            folder.resolve("s3proxy.properties"),
            """
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.authorization=aws-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            jclouds.provider=filesystem
            jclouds.filesystem.basedir=%s
            """
                .formatted(port, ACCESS_KEY, SECRET_KEY, objects.toAbsolutePath()));
    var process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=" + logging,
            "-cp",
            Path.of("target", "test-classes") + File.pathSeparator + Files.readString(classpath),
            S3Proxy.class.getName(),
            "--properties",
            properties.toString());
    return quiet(process, folder);
  }

  private static ProcessBuilder minioOn(Path minio, int port) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "minio", String.valueOf(port)));
    var process =
        new ProcessBuilder(
            minio.toString(),
            "server",
            "--address",
            "127.0.0.1:" + port,
            folder.resolve("objects").toString());
    process.environment().put("MINIO_ROOT_USER", ACCESS_KEY);
    process.environment().put("MINIO_ROOT_PASSWORD", SECRET_KEY);
    process.environment().put("MINIO_BROWSER", "off");
    return quiet(process, folder);
  }

  private static ProcessBuilder quiet(ProcessBuilder process, Path folder) {
    return process.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
  }

  private void awaitPort() {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (true) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        Process starting = process;
        if (starting == null || !starting.isAlive() || Instant.now().isAfter(end)) {
          throw new IllegalStateException(
              "the S3 server did not start; its log is under target/", notYet);
        }
        sleep();
      }
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
