package dev.tsuiki.account;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who I am, what I can reach, and what server this is. */
record Me(
    @Schema(required = true) Self person,
    @Schema(required = true) List<MyNotebook> notebooks,
    @Schema(required = true) Server server) {

  @Schema(name = "MyPerson")
  record Self(
      @Schema(required = true) UUID id,
      @Schema(required = true) String name,
      @Schema(required = true) @Nullable String email,
      @Schema(required = true, description = "Looks after the whole instance")
          boolean administrator) {}

  @Schema(name = "ServerInfo")
  record Server(
      @Schema(required = true) String version,
      @Schema(
              required = true,
              enumeration = {"local", "team"})
          String mode) {}
}
