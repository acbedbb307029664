package dev.tsuiki.testsupport;

import java.io.IOException;

/**
 * Runs in the JVM of the S3 server: starts it, and ends it when the test run, however it went,
 * closes our input.
 */
final class S3Proxy {

  private S3Proxy() {}

  public static void main(String[] args) throws Exception {
    var parent = new Thread(S3Proxy::endWithParent);
    parent.setDaemon(true);
    parent.start();
    Class.forName("org.gaul.s3proxy.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) args);
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The test run says nothing.
      }
    } catch (IOException gone) {
      // So is the test run.
    }
    Runtime.getRuntime().halt(0);
  }
}
