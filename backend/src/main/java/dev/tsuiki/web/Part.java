package dev.tsuiki.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/**
 * Something beside this process that may be down: asked with patience for no longer than whoever
 * looks at the health page has, and shown as {@code tsuiki_part_up}.
 */
public final class Part {
  private static final Logger LOG = Logger.getLogger(Part.class);
  private static final long PATIENCE_SECONDS = 3;

  private final String name;

  /** One question at a time: while one hangs, the part is down. */
  private final ExecutorService asking;

  private volatile boolean up = true;

  public Part(String name, MeterRegistry figures) {
    this.name = name;
    this.asking =
        new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            task -> {
              var thread = new Thread(task, "health-" + name);
              thread.setDaemon(true);
              return thread;
            });
    Gauge.builder("tsuiki.part.up", () -> up ? 1 : 0)
        .description("Whether the part answered when it was asked last")
        .tag("part", name)
        .register(figures);
  }

  /** Asks; an answer without an exception is a good one. */
  public HealthCheckResponse ask(Callable<?> question) {
    var answers = answers(question);
    if (answers != up) {
      up = answers;
      LOG.warnf(answers ? "%s answers again" : "%s does not answer", name);
    }
    return HealthCheckResponse.named(name).status(answers).build();
  }

  private boolean answers(Callable<?> question) {
    Future<?> answer;
    try {
      answer = asking.submit(question);
    } catch (RejectedExecutionException oneHangs) {
      return false;
    }
    try {
      answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException down) {
      LOG.debugf(down, "%s does not answer", name);
      answer.cancel(true);
      return false;
    }
  }
}
