package dev.tsuiki.notebook;

import dev.tsuiki.account.Author;
import dev.tsuiki.account.TokenChange;
import dev.tsuiki.database.Rows;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.PageToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a notebook itself, for its owners. Written in the transaction that does it, so
 * neither is there without the other.
 */
@ApplicationScoped
public class Activities {
  private final Rows rows;

  Activities(Rows rows) {
    this.rows = rows;
  }

  /** Something that nobody else was the object of; {@code detail} says on or to what. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(UUID notebook, @Nullable UUID who, Deed what, @Nullable String detail) {
    add(notebook, who, what, null, detail);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(
      UUID notebook, @Nullable UUID who, Deed what, @Nullable UUID whom, @Nullable String detail) {
    var row = new HashMap<String, @Nullable Object>();
    row.put("notebook", notebook);
    row.put("id", Ids.next());
    row.put("who", who);
    row.put("what", what.word());
    row.put("whom", whom);
    row.put("detail", detail);
    rows.change(
        "insert into activity (notebook, id, who, what, whom, detail) values"
            + " (:notebook, :id, cast(:who as uuid), :what, cast(:whom as uuid), :detail)",
        row);
  }

  /** A token for all of somebody's notebooks is nobody's business but theirs. */
  void tokenChanged(@Observes TokenChange change) {
    if (change.notebook() != null) {
      add(
          change.notebook(),
          change.person(),
          change.made() ? Deed.TOKEN_MADE : Deed.TOKEN_REVOKED,
          change.name());
    }
  }

  /** Newest first. */
  Page<ActivityView> list(UUID notebook, int limit, @Nullable String pageToken) {
    var after = PageToken.decode(pageToken, 2);
    var asked = new HashMap<String, @Nullable Object>();
    asked.put("notebook", notebook);
    asked.put("at", after == null ? null : after.value(0, Instant::parse));
    asked.put("id", after == null ? null : after.value(1, UUID::fromString));
    asked.put("limit", limit + 1);
    var found =
        rows
            .of(
                """
                select c.id, c.at, c.what, c.detail, who.id, who.name, whom.id, whom.name
                from activity c left join account who on who.id = c.who left join account whom on whom.id = c.whom
                where c.notebook = :notebook
                  and (cast(:at as timestamptz) is null or (c.at, c.id) < (cast(:at as timestamptz), cast(:id as uuid)))
                order by c.at desc, c.id desc limit :limit
                """,
                asked)
            .stream()
            .map(
                row ->
                    new ActivityView(
                        (UUID) row[0],
                        (Instant) row[1],
                        person(row[4], row[5]),
                        Deed.ofWord((String) row[2]),
                        person(row[6], row[7]),
                        (String) row[3]))
            .toList();
    return Page.of(found, limit, last -> PageToken.of(last.at(), last.id()));
  }

  private static @Nullable Author person(@Nullable Object id, @Nullable Object name) {
    return id == null ? null : new Author((UUID) id, String.valueOf(name));
  }
}
