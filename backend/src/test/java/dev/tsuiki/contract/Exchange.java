package dev.tsuiki.contract;

import org.jspecify.annotations.Nullable;

/** A request and its answer; bodies are there where they are JSON. */
record Exchange(
    String method,
    String path,
    @Nullable String query,
    @Nullable String requestType,
    @Nullable String requestBody,
    int status,
    @Nullable String contentType,
    @Nullable String body) {

  @Override
  public String toString() {
    return "%s %s%s → %d %s%n%s"
        .formatted(
            method,
            path,
            query == null ? "" : "?" + query,
            status,
            contentType,
            body == null ? "" : body.substring(0, Math.min(body.length(), 2000)));
  }
}
