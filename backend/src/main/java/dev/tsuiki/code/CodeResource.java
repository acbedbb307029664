package dev.tsuiki.code;

import dev.tsuiki.account.Permission;
import dev.tsuiki.account.Right;
import dev.tsuiki.journal.AsOfJournal;
import dev.tsuiki.notebook.CurrentNotebook;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/notebooks/{nb}")
@Tag(name = "code")
class CodeResource {
  private final SnapshotReading snapshots;
  private final CodeDiffs diffs;
  private final Reaches reaches;
  private final SnapshotTrees trees;
  private final CurrentNotebook current;

  CodeResource(
      SnapshotReading snapshots,
      CodeDiffs diffs,
      Reaches reaches,
      SnapshotTrees trees,
      CurrentNotebook current) {
    this.snapshots = snapshots;
    this.diffs = diffs;
    this.reaches = reaches;
    this.trees = trees;
    this.current = current;
  }

  @GET
  @Path("experiments/{key}/diff")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(
      operationId = "getDiff",
      summary = "How an experiment's code differs from another's, or from its first parent's")
  public CodeDiff diff(
      @PathParam("key") String key,
      @QueryParam("against")
          @Parameter(description = "Another experiment's key; the first parent unless given")
          @Nullable String against) {
    var experiment = snapshots.experiment(current.id(), key);
    return diffs.of(
        current.id(),
        experiment,
        against == null ? null : snapshots.experiment(current.id(), against));
  }

  @GET
  @Path("experiments/{key}/reach")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(
      operationId = "getReach",
      summary = "The experiments whose code contains a line: the reach of a bug")
  public Reach reach(
      @PathParam("key") String key,
      @QueryParam("path") @Parameter(required = true, description = "The file, or one of its cells")
          @Nullable String path,
      @QueryParam("line") @Parameter(required = true, description = "From 1")
          @Nullable Integer line) {
    var experiment = snapshots.experiment(current.id(), key);
    if (path == null || line == null) {
      throw ProblemException.invalid(path == null ? "path" : "line", "is missing");
    }
    return reaches.of(current.id(), experiment, path, line);
  }

  /** One code cell, as regions and lines name it. */
  @Schema(description = "One code cell of a notebook, under the path that regions name it by")
  record CodeCell(@Schema(required = true) String path, @Schema(required = true) String text) {}

  @GET
  @Path("snapshots/{id}/cells")
  @Permission(Right.READ)
  @AsOfJournal
  @Operation(
      operationId = "listCells",
      summary = "The code cells of a notebook file, in their order, outputs left out")
  public Page<CodeCell> cells(
      @PathParam("id") UUID id,
      @QueryParam("path") @Parameter(required = true, description = "The notebook file")
          @Nullable String path) {
    var tree = trees.of(current.id(), List.of(id)).get(id);
    var hash = tree == null || path == null ? null : tree.fileHash(path);
    if (tree == null || path == null || hash == null) {
      throw ProblemException.notFound("there is no such file in this snapshot");
    }
    return new Page<>(tree.codeCells(path), null);
  }
}
