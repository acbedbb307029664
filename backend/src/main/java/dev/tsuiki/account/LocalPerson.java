package dev.tsuiki.account;

import dev.tsuiki.web.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** The one person of the local mode: whoever started the server. */
@ApplicationScoped
class LocalPerson {
  private static final String LOCAL = "local";
  private final Account account;

  LocalPerson(AccountConfig config) {
    this.account =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    Account.of(LOCAL, LOCAL)
                        .orElseGet(
                            () -> {
                              var fresh = new Account();
                              fresh.id = Ids.next();
                              fresh.issuer = LOCAL;
                              fresh.subject = LOCAL;
                              fresh.name = config.localPerson();
                              fresh.persist();
                              return fresh;
                            }));
  }

  Person get() {
    return new Person(account.id, account.name, account.email, false, null);
  }
}
