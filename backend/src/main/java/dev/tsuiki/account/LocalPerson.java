package dev.tsuiki.account;

import dev.tsuiki.database.Rows;
import dev.tsuiki.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The one person of the local mode: whoever started the server. Asked for by the first request of
 * every start, so in plain SQL: an entity's query would load Hibernate's parser for it alone.
 */
@ApplicationScoped
class LocalPerson {
  private static final Map<String, String> LOCAL = Map.of("issuer", "local", "subject", "local");
  private final Person person;

  LocalPerson(AccountConfig config, Rows rows) {
    this.person = find(rows).orElseGet(() -> make(config.localPerson(), rows));
  }

  Person get() {
    return person;
  }

  private static Optional<Person> find(Rows rows) {
    return rows.first(
            "select id, name, email from account where issuer = :issuer and subject = :subject",
            LOCAL)
        .map(row -> new Person((UUID) row[0], (String) row[1], (String) row[2], false, null));
  }

  private static Person make(String name, Rows rows) {
    rows.change(
        """
        insert into account (id, issuer, subject, name) values (:id, 'local', 'local', :name)
        on conflict (issuer, subject) do nothing
        """,
        Map.of("id", Ids.next(), "name", name));
    return find(rows).orElseThrow(() -> new IllegalStateException("account vanished"));
  }
}
