package dev.tsuiki.account;

import dev.tsuiki.database.Rows;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.PageToken;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import dev.tsuiki.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All accounts of the instance. */
@ApplicationScoped
class InstanceAccounts {
  private static final String VIEW =
      "select id, name, user_name, email, created_at, deactivated_at from account where ";

  private final Rows rows;
  private final Tokens tokens;

  InstanceAccounts(Rows rows, Tokens tokens) {
    this.rows = rows;
    this.tokens = tokens;
  }

  /** By name; {@code words} are looked for anywhere in name, user name and address. */
  Page<AccountView> list(@Nullable String words, int limit, @Nullable String pageToken) {
    if (words != null && !Texts.isStorable(words)) {
      throw ProblemException.invalid("q", "contains NUL or half of a surrogate pair");
    }
    var after = PageToken.decode(pageToken, 2);
    var asked = new HashMap<String, @Nullable Object>();
    asked.put("words", words);
    asked.put("name", after == null ? "" : after.value(0, name -> name));
    asked.put("id", after == null ? new UUID(0, 0) : after.value(1, UUID::fromString));
    asked.put("limit", limit + 1);
    var found =
        rows
            .of(
                VIEW
                    + """
                    (cast(:words as text) is null
                      or position(lower(:words) in lower(concat_ws(' ', name, user_name, email))) > 0)
                    and (name, id) > (:name, :id) order by name, id limit :limit
                    """,
                asked)
            .stream()
            .map(InstanceAccounts::view)
            .toList();
    return Page.of(found, limit, last -> PageToken.of(last.name(), last.id()));
  }

  /** Shuts somebody out on every process at once, and for good their tokens; or lets them back. */
  @Transactional
  AccountView change(Person by, UUID id, boolean deactivated) {
    if (deactivated && id.equals(by.id())) {
      throw new ProblemException(
          ProblemType.CONFLICT, "somebody else has to deactivate your own account");
    }
    var changed =
        rows.change(
            "update account set deactivated_at = case when :deactivated then coalesce(deactivated_at, now()) end"
                + " where id = :id",
            Map.of("deactivated", deactivated, "id", id));
    if (changed == 0) {
      throw ProblemException.notFound("there is no such account");
    }
    if (deactivated) {
      tokens.revokeAll(id);
    }
    return view(rows.of(VIEW + "id = :id", Map.of("id", id)).get(0));
  }

  private static AccountView view(Object[] row) {
    return new AccountView(
        (UUID) row[0],
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (Instant) row[4],
        (Instant) row[5]);
  }
}
