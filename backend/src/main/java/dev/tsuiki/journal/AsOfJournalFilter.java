package dev.tsuiki.journal;

import dev.tsuiki.notebook.CurrentNotebook;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Answers 304 to whoever has seen everything up to the notebook's last number. */
class AsOfJournalFilter {
  private static final String TAG = "tsuiki.as-of-journal";
  private final CurrentNotebook current;

  /** Another build may answer in another form, so a process starts with tags of its own. */
  private final String build;

  AsOfJournalFilter(
      CurrentNotebook current,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.current = current;
    this.build =
        version.endsWith("SNAPSHOT") ? UUID.randomUUID().toString().substring(0, 8) : version;
  }

  @ServerRequestFilter(priority = Priorities.USER)
  @Nullable Response compare(ContainerRequestContext request, ResourceInfo endpoint) {
    if (!endpoint.getResourceMethod().isAnnotationPresent(AsOfJournal.class)) {
      return null;
    }
    var standing = current.standing();
    var tag =
        "W/\"%s-%d-%s\""
            .formatted(standing.epoch().toString().substring(0, 13), standing.lastSeq(), build);
    request.setProperty(TAG, tag);
    var known = request.getHeaderString("If-None-Match");
    return known != null && known.contains(tag)
        ? Response.notModified()
            .header("ETag", tag)
            .header("Cache-Control", "private, no-cache")
            .build()
        : null;
  }

  @ServerResponseFilter
  void tag(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(TAG) instanceof String tag && response.getStatus() == 200) {
      response.getHeaders().putSingle("ETag", tag);
      response.getHeaders().putSingle("Cache-Control", "private, no-cache");
    }
  }
}
