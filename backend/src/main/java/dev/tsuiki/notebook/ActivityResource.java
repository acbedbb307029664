package dev.tsuiki.notebook;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/notebooks/{nb}/activity")
@Tag(name = "notebook")
class ActivityResource {
  private final Activities activities;
  private final CurrentNotebook current;

  ActivityResource(Activities activities, CurrentNotebook current) {
    this.activities = activities;
    this.current = current;
  }

  @GET
  @Permission(Right.OWN)
  @Operation(
      operationId = "listActivity",
      summary = "Who joined, left, redacted, made tokens, when; newest first")
  public Page<ActivityView> list(
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("pageToken") @Nullable String pageToken) {
    return activities.list(current.id(), Page.size(limit), pageToken);
  }
}
