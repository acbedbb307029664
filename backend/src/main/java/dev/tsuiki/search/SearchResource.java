package dev.tsuiki.search;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.web.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/notebooks/{nb}/search")
@Tag(name = "search")
class SearchResource {
  private final Search search;
  private final CurrentNotebook current;

  SearchResource(Search search, CurrentNotebook current) {
    this.search = search;
    this.current = current;
  }

  @GET
  @Permission(Right.READ)
  @Operation(
      operationId = "search",
      summary = "Find words: keys first, then text, then code; the newer the earlier",
      description =
          """
          Every word has to be there, as the beginning of a word or of a part of an identifier; width and case make no \
          difference. `"…"` is an exact phrase. `by:name`, `by:me`, `since:2026-06`, `until:2026-06-24` (UTC, that day \
          included), `has:image` and `about:key` narrow it. Everything else is plain text. A record can be found within about a second.""")
  public Page<SearchHit> find(
      @QueryParam("q") @Parameter(description = "What is looked for, at most 1000 characters")
          @Nullable String q,
      @QueryParam("in")
          @Parameter(description = "Some of text, keys, excerpts, code, parted by commas; else all")
          @Nullable String in,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("pageToken") @Nullable String pageToken) {
    return search.find(
        current.standing(), Asked.of(q), Scope.asked(in), Page.size(limit), pageToken);
  }
}
