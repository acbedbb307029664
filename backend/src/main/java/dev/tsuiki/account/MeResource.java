package dev.tsuiki.account;

import dev.tsuiki.database.Rows;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me")
@Tag(name = "account")
class MeResource {
  private final CurrentPerson current;
  private final Rows rows;
  private final AccountConfig config;
  private final String version;

  MeResource(
      CurrentPerson current,
      Rows rows,
      AccountConfig config,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.current = current;
    this.rows = rows;
    this.config = config;
    this.version = version;
  }

  @GET
  @Permission(Right.SIGNED_IN)
  @Operation(
      operationId = "me",
      summary = "Who I am, my notebooks with my role, the server's version and mode")
  public Me me() {
    var person = current.get();
    return new Me(
        new Me.Self(person.id(), person.name(), person.email(), person.administrator()),
        notebooksOf(person),
        new Me.Server(version, config.mode().name().toLowerCase(Locale.ROOT)));
  }

  private List<MyNotebook> notebooksOf(Person person) {
    return rows
        .of(
            """
            select n.id, n.slug, s.title, m.role, n.last_seq, n.epoch, s.archived
            from member m join notebook n on n.id = m.notebook join notebook_settings s on s.notebook = n.id
            where m.account = :account
            order by n.created_at, n.id
            """,
            Map.of("account", person.id()))
        .stream()
        .map(
            row ->
                new MyNotebook(
                    (UUID) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    (Long) row[4],
                    (UUID) row[5],
                    (Boolean) row[6]))
        .filter(notebook -> person.mayReach(notebook.id()))
        .toList();
  }
}
