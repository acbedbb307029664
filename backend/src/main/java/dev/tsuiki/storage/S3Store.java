package dev.tsuiki.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.MinioException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Objects in a bucket of any S3: only put, get, head, delete and list are asked of it. */
final class S3Store implements ObjectStore {

  /** Below the part size an upload is one request, so a broken one leaves no parts behind. */
  private static final long ONE_PART = 5L << 30;

  private final MinioClient client;
  private final String bucket;
  private final String region;
  private volatile boolean bucketSeen;

  S3Store(StorageConfig.S3 config) {
    this.client = S3Client.of(config);
    this.bucket = config.bucket();
    this.region = config.region();
  }

  @Override
  public void put(ObjectKey key, Staged staged) {
    byte[] bytes = staged.bytes();
    if (bytes != null) {
      var args = PutObjectArgs.builder().bucket(bucket).object(key.toString());
      ask("write", key, () -> client.putObject(args.data(bytes, bytes.length).build()));
    } else {
      var args = UploadObjectArgs.builder().bucket(bucket).object(key.toString());
      args.contentType("application/octet-stream");
      String file = staged.file().toString();
      ask("write", key, () -> client.uploadObject(args.filename(file, ONE_PART).build()));
    }
  }

  @Override
  public InputStream open(ObjectKey key, long offset, long length) {
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    var args = GetObjectArgs.builder().bucket(bucket).object(key.toString());
    if (offset > 0 || length < Long.MAX_VALUE) {
      args.offset(offset);
    }
    if (length < Long.MAX_VALUE) {
      args.length(length);
    }
    return ask("read", key, () -> client.getObject(args.build()));
  }

  @Override
  public OptionalLong size(ObjectKey key) {
    var args = StatObjectArgs.builder().bucket(bucket).object(key.toString()).build();
    try {
      return OptionalLong.of(ask("read", key, () -> client.statObject(args)).size());
    } catch (ObjectMissing e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void delete(ObjectKey key) {
    var args = RemoveObjectArgs.builder().bucket(bucket).object(key.toString()).build();
    try {
      ask(
          "delete",
          key,
          () -> {
            client.removeObject(args);
            return key;
          });
    } catch (ObjectMissing e) {
      // Some servers say so; it is what was wanted.
    }
  }

  @Override
  public Stream<StoredObject> list() {
    ensureBucket();
    var args = ListObjectsArgs.builder().bucket(bucket).recursive(true).build();
    return StreamSupport.stream(new S3Listing(client.listObjects(args).iterator()), false);
  }

  private interface Request<T> {
    T send() throws MinioException;
  }

  private <T> T ask(String verb, ObjectKey key, Request<T> request) {
    ensureBucket();
    try {
      return request.send();
    } catch (MinioException | IllegalStateException e) {
      // The client wraps a refused connection in an IllegalStateException.
      if (S3Failures.isMissing(e)) {
        throw new ObjectMissing(key);
      }
      throw S3Failures.of("cannot " + verb + " " + key, e);
    }
  }

  /**
   * Asked once a process: the bucket is made when it is not there and the credentials may make it.
   */
  private void ensureBucket() {
    if (bucketSeen) {
      return;
    }
    try {
      if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
        client.makeBucket(MakeBucketArgs.builder().bucket(bucket).region(region).build());
      }
      bucketSeen = true;
    } catch (MinioException | IllegalStateException e) {
      if (!S3Failures.isAlreadyThere(e)) {
        throw S3Failures.of("cannot use the bucket " + bucket, e);
      }
      bucketSeen = true;
    }
  }
}
