package dev.tsuiki.code;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The trials that have a line. */
@Schema(description = "The trials that have a line, followed through the lineage both ways")
record Reach(
    @Schema(required = true) String experiment,
    @Schema(required = true) String path,
    @Schema(required = true) int line,
    @Schema(required = true) String text,
    @Schema(required = true, description = "In time order, the one asked about among them")
        List<Item> items) {

  /** Where the line is in one trial. */
  @Schema(name = "ReachItem")
  record Item(
      @Schema(required = true) String experiment,
      @Schema(required = true) UUID experimentId,
      @Schema(required = true) UUID snapshot,
      @Schema(required = true) String path,
      @Schema(required = true) int line,
      @Schema(required = true) String text,
      @Schema(
              required = true,
              description =
                  "Whether it is the same line but for its indentation; false where it reads otherwise there")
          boolean contains,
      @Schema(required = true, description = "Whether it may be another line") boolean doubtful) {}
}
