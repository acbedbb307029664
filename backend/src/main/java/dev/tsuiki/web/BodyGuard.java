package dev.tsuiki.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Puts a guard before every body: limits hold while it streams, and one that trickles is cut off.
 */
class BodyGuard {
  private final Limits limits;

  BodyGuard(Limits limits) {
    this.limits = limits;
  }

  @ServerRequestFilter
  void guard(ContainerRequestContext request) {
    if (request.hasEntity()) {
      request.setEntityStream(new GuardedStream(request.getEntityStream(), limits));
    }
  }
}
