package dev.tsuiki.experiment;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that led to an experiment and came of it. */
@Schema(name = "Lineage")
record LineageView(
    @Schema(required = true, description = "In time order, the one asked about among them")
        List<ExperimentView> items,
    @Schema(required = true, description = "Who came from whom, by key")
        List<Lineage.Edge> edges) {}
