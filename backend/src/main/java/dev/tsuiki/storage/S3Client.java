package dev.tsuiki.storage;

import io.minio.Http;
import io.minio.MinioClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * The MinIO client with timeouts for a request somebody waits for; its own defaults wait five
 * minutes.
 */
final class S3Client {

  private static final int RETRIES = 3;
  private static final long FIRST_DELAY_MS = 100;

  private S3Client() {}

  static MinioClient of(StorageConfig.S3 config) {
    MinioClient.Builder client =
        MinioClient.builder()
            .endpoint(required("endpoint", config.endpoint()))
            .region(config.region())
            .httpClient(http(), true);
    // Without keys of its own the client goes unsigned, which no S3 lets write.
    return client
        .credentials(
            required("access-key", config.accessKey()), required("secret-key", config.secretKey()))
        .build();
  }

  /**
   * Every request of ours may be sent twice: a key is written once, with the same bytes, and
   * deleting again deletes nothing.
   */
  private static OkHttpClient http() {
    return new OkHttpClient.Builder()
        .connectTimeout(Duration.ofSeconds(3))
        .readTimeout(Duration.ofSeconds(20))
        .writeTimeout(Duration.ofSeconds(20))
        .protocols(List.of(Protocol.HTTP_1_1))
        .dispatcher(dispatcher())
        .addInterceptor(
            new Http.StatusRetryInterceptor(Http.RETRIABLE_STATUS_CODES, FIRST_DELAY_MS, RETRIES))
        .build();
  }

  /**
   * Daemon threads, so that a command ends when it is done; OkHttp's five requests a host are too
   * few for a server.
   */
  private static Dispatcher dispatcher() {
    var threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              var thread = new Thread(task, "s3");
              thread.setDaemon(true);
              return thread;
            });
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequestsPerHost(64);
    return dispatcher;
  }

  private static String required(String name, Optional<String> value) {
    return value.orElseThrow(
        () -> new IllegalStateException("tsuiki.storage.s3." + name + " is not set"));
  }
}
