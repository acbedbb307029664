package dev.tsuiki.account;

import dev.tsuiki.database.Rows;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Everybody who was ever seen here: one account for each identity at each provider. */
@ApplicationScoped
class Accounts {
  private final Rows rows;
  private final Event<SignedIn> signedIn;

  Accounts(Rows rows, Event<SignedIn> signedIn) {
    this.rows = rows;
    this.signedIn = signedIn;
  }

  /**
   * The person of this identity, whose account is made or brought up to date.
   *
   * @throws ProblemException {@code unauthorized} where the account was deactivated
   */
  @Transactional
  Person of(Identity identity) {
    var known = Account.of(identity.issuer(), identity.subject());
    if (known.isEmpty()) {
      // two first requests of one person at once: one of them makes the account
      rows.of(
          """
          insert into account (id, issuer, subject, name) values (:id, :issuer, :subject, :name)
          on conflict (issuer, subject) do nothing returning id
          """,
          Map.of(
              "id",
              Ids.next(),
              "issuer",
              identity.issuer(),
              "subject",
              identity.subject(),
              "name",
              identity.name()));
    }
    var account =
        known
            .or(() -> Account.of(identity.issuer(), identity.subject()))
            .orElseThrow(() -> new IllegalStateException("account vanished"));
    if (account.deactivatedAt != null) {
      throw new ProblemException(ProblemType.ACCOUNT_DEACTIVATED, "this account was deactivated");
    }
    var person = person(account.id, identity);
    if (known.isEmpty() || isChanged(account, identity)) {
      Account.update(
          "name = ?1, userName = ?2, email = ?3, emailVerified = ?4 where id = ?5",
          identity.name(),
          identity.userName(),
          identity.email(),
          identity.emailVerified(),
          account.id);
      signedIn.fire(
          new SignedIn(
              person, identity.userName(), identity.emailVerified() ? identity.email() : null));
    }
    return person;
  }

  private static Person person(UUID id, Identity identity) {
    return new Person(id, identity.name(), identity.email(), identity.administrator(), null);
  }

  private static boolean isChanged(Account account, Identity identity) {
    return !account.name.equals(identity.name())
        || !Objects.equals(account.userName, identity.userName())
        || !Objects.equals(account.email, identity.email())
        || account.emailVerified != identity.emailVerified();
  }
}
