package dev.tsuiki.local;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The packaged backend in this very process: one Java process less to pay for in memory and start
 * time, and nothing of it can be left running. It is configured as everywhere, only by system
 * properties instead of the environment.
 */
final class Backend {

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int exitCode;
  private volatile @Nullable Throwable cause;
  private volatile boolean begun;

  void configure(String name, Object value) {
    System.setProperty(name, value.toString());
  }

  void logTo(Path file) {
    configure("quarkus.log.console.enabled", false);
    configure("quarkus.log.file.enabled", true);
    configure("quarkus.log.file.path", file);
    configure("quarkus.log.file.rotation.max-file-size", "5M");
    configure("quarkus.log.file.rotation.max-backup-index", 3);
  }

  /** Returns at once; the application runs in a thread of its own until the process ends. */
  void start(String... arguments) {
    begun = true;
    Thread thread = new Thread(() -> run(arguments), "backend");
    thread.start();
  }

  private void run(String... arguments) {
    try {
      Quarkus.run(application(), this::onEnd, arguments);
    } catch (RuntimeException | LinkageError failure) {
      onEnd(1, failure);
    }
  }

  private static Class<? extends QuarkusApplication> application() {
    try {
      return Class.forName("dev.tsuiki.Main").asSubclass(QuarkusApplication.class);
    } catch (ClassNotFoundException notBuilt) {
      throw new IllegalStateException(notBuilt);
    }
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  boolean awaitEnd(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  int exitCode() {
    return exitCode;
  }

  /** The innermost reason why it ended, as far as there is one. */
  String reason() {
    Throwable reason = cause;
    while (reason != null && reason.getCause() != null) {
      reason = reason.getCause();
    }
    String message =
        reason == null ? "" : String.valueOf(reason.getMessage()).replaceAll("\\s+", " ");
    return message.length() > 300 ? message.substring(0, 300) + "…" : message;
  }

  /** To be called from a shutdown hook, where Quarkus stops by a hook of its own. */
  void awaitShutdown() throws InterruptedException {
    if (!begun || hasEnded()) {
      return;
    }
    Application application = Application.currentApplication();
    if (application != null && application.isStarted()) {
      Thread waiting = new Thread(application::awaitShutdown, "await-backend");
      waiting.setDaemon(true);
      waiting.start();
      waiting.join(20_000);
    }
  }

  private void onEnd(Integer code, @Nullable Throwable failure) {
    exitCode = code;
    cause = failure;
    ended.countDown();
  }
}
