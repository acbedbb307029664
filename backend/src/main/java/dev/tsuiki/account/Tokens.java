package dev.tsuiki.account;

import dev.tsuiki.database.Rows;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, lists, revokes and recognises tokens. */
@ApplicationScoped
class Tokens {
  /**
   * "Last used" is for people: it need not be true to the second, and must not cost a write a
   * request.
   */
  private static final String RECOGNISE =
      """
      select t.id, t.notebook, t.access, a.id, a.name, a.email,
        coalesce(t.last_used_at < now() - interval '1 minute', true)
      from api_token t join account a on a.id = t.account
      where t.secret_sha256 = :secret and (t.expires_at is null or t.expires_at > now())
        and a.deactivated_at is null
      """;

  /** More than anybody keeps in mind; what is not in use is revoked first. */
  private static final int AT_MOST = 200;

  private final Rows rows;
  private final Event<TokenChange> changes;

  Tokens(Rows rows, Event<TokenChange> changes) {
    this.rows = rows;
    this.changes = changes;
  }

  @Transactional
  TokenView create(Person person, NewToken request, String secret) {
    if (ApiToken.of(person.id()).size() >= AT_MOST) {
      throw new ProblemException(
          ProblemType.CONFLICT, "you have %d tokens; revoke some first".formatted(AT_MOST));
    }
    var token = new ApiToken();
    token.id = Ids.next();
    token.account = person.id();
    token.notebook = request.notebook() == null ? null : notebookOf(person, request.notebook());
    token.name = request.name();
    token.access = request.access();
    token.expiresAt = request.expiresAt();
    token.secretSha256 = ApiToken.digest(secret);
    token.persistAndFlush();
    changes.fire(new TokenChange(person.id(), token.notebook, token.name, true));
    return TokenView.of(token, request.notebook(), secret);
  }

  List<TokenView> list(Person person) {
    return ApiToken.of(person.id()).stream()
        .map(token -> TokenView.of(token, slugOf(token.notebook), null))
        .toList();
  }

  @Transactional
  void revoke(Person person, UUID id) {
    var token =
        ApiToken.<ApiToken>find("id = ?1 and account = ?2", id, person.id())
            .firstResultOptional()
            .orElseThrow(() -> ProblemException.notFound("you have no such token"));
    token.delete();
    changes.fire(new TokenChange(person.id(), token.notebook, token.name, false));
  }

  void revokeAll(UUID person) {
    for (var token : ApiToken.of(person)) {
      token.delete();
      changes.fire(new TokenChange(person, token.notebook, token.name, false));
    }
  }

  /**
   * Whose secret this is, if it is one and has not expired. Asked anew for each request, so that a
   * token is revoked at once on every process; one question by an index, so that it costs little.
   */
  Optional<Person> recognise(String secret) {
    var found = rows.first(RECOGNISE, Map.of("secret", ApiToken.digest(secret)));
    found.filter(row -> (Boolean) row[6]).ifPresent(row -> isUsed((UUID) row[0]));
    return found.map(
        row ->
            new Person(
                (UUID) row[3],
                (String) row[4],
                (String) row[5],
                false,
                new Person.Narrowing((UUID) row[0], (UUID) row[1], row[2].equals("write"))));
  }

  private void isUsed(UUID token) {
    rows.change("update api_token set last_used_at = now() where id = :id", Map.of("id", token));
  }

  private UUID notebookOf(Person person, String slug) {
    return rows.first(
            "select n.id from notebook n join member m on m.notebook = n.id"
                + " where n.slug = :slug and m.account = :account",
            Map.of("slug", slug, "account", person.id()))
        .map(row -> (UUID) row[0])
        .orElseThrow(() -> ProblemException.invalid("notebook", "is no notebook of yours"));
  }

  private @Nullable String slugOf(@Nullable UUID notebook) {
    return notebook == null
        ? null
        : (String)
            rows.of("select slug from notebook where id = :id", Map.of("id", notebook)).get(0)[0];
  }
}
