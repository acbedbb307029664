package dev.tsuiki.storage;

import dev.tsuiki.testsupport.S3Server;
import java.util.Optional;

/** The configuration of a store at a test's server. */
record TestS3(String url, String bucket, String secret) implements StorageConfig.S3 {

  static TestS3 at(S3Server server) {
    return new TestS3(server.endpoint(), "tsuiki-tests", S3Server.SECRET_KEY);
  }

  @Override
  public Optional<String> endpoint() {
    return Optional.of(url);
  }

  @Override
  public String region() {
    return "us-east-1";
  }

  @Override
  public Optional<String> accessKey() {
    return Optional.of(S3Server.ACCESS_KEY);
  }

  @Override
  public Optional<String> secretKey() {
    return Optional.of(secret);
  }
}
