package dev.tsuiki.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers with a problem before a request has reached JAX-RS. */
public final class EarlyProblem {
  private EarlyProblem() {}

  public static void send(RoutingContext routing, ProblemType type, String detail) {
    routing
        .response()
        .setStatusCode(type.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(
            new JsonObject()
                .put("type", "/problems/" + type.slug())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", detail)
                .put("instance", routing.request().path())
                .encode());
  }
}
