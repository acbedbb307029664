package dev.tsuiki.notebook;

import dev.tsuiki.account.Person;
import dev.tsuiki.account.Right;
import dev.tsuiki.database.Rows;
import dev.tsuiki.notebook.CurrentNotebook.Standing;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one place that decides who may do what. What is not allowed here is refused. */
@ApplicationScoped
public class Access {
  private final Rows rows;
  private final Quotas quotas;

  Access(Rows rows, Quotas quotas) {
    this.rows = rows;
    this.quotas = quotas;
  }

  /**
   * How this person stands to that notebook; a problem where the right is lacking, 404 where even
   * seeing is.
   */
  Standing require(Person person, String slug, Right right) {
    var standing = find(person, slug).orElseThrow(Access::unknown);
    if (!Role.of(standing.role()).may(right)) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "as %s you may not do this".formatted(standing.role()));
    }
    if (right == Right.WRITE || right == Right.OWN) {
      requireWriting(person);
    }
    if (right == Right.OWN_IN_PERSON) {
      requireInPerson(person);
    }
    if (right == Right.WRITE && standing.archived()) {
      throw new ProblemException(ProblemType.ARCHIVED, "an archived notebook takes nothing new");
    }
    if (right == Right.WRITE) {
      quotas.requireRoom(standing);
    }
    return standing;
  }

  /** Whether somebody who was let in may still read; for streams that stay open. */
  public boolean mayStillRead(Person person, UUID notebook) {
    var token = person.token();
    return person.mayReach(notebook)
        && rows.first(
                """
                select 1 from member m join account a on a.id = m.account
                where m.notebook = :notebook and m.account = :account and a.deactivated_at is null
                """,
                Map.of("notebook", notebook, "account", person.id()))
            .isPresent()
        && (token == null
            || rows.first(
                    "select 1 from api_token where id = :token and (expires_at is null or expires_at > now())",
                    Map.of("token", token.token()))
                .isPresent());
  }

  static void requireWriting(Person person) {
    if (!person.mayWrite()) {
      throw new ProblemException(ProblemType.FORBIDDEN, "this token only reads");
    }
  }

  static void requireInPerson(Person person) {
    if (person.token() != null) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "a token lets nobody in and makes no tokens; sign in instead");
    }
  }

  static void requireAdministrator(Person person) {
    if (!person.administrator()) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "this is for those who look after the whole instance");
    }
  }

  private Optional<Standing> find(Person person, String slug) {
    return rows.first(
            """
            select n.id, n.slug, n.epoch, n.last_seq, s.archived, m.role
            from notebook n join notebook_settings s on s.notebook = n.id join member m on m.notebook = n.id
            where n.slug = :slug and m.account = :account
            """,
            Map.of("slug", slug, "account", person.id()))
        .map(
            row ->
                new Standing(
                    (UUID) row[0],
                    (String) row[1],
                    (UUID) row[2],
                    (Long) row[3],
                    (Boolean) row[4],
                    (String) row[5],
                    person))
        .filter(standing -> person.mayReach(standing.notebook()));
  }

  static ProblemException unknown() {
    return ProblemException.notFound("there is no such notebook, or it is not yours to see");
  }
}
