package dev.tsuiki.notebook;

import dev.tsuiki.account.Author;
import dev.tsuiki.account.Person;
import dev.tsuiki.account.SignedIn;
import dev.tsuiki.database.Rows;
import dev.tsuiki.notebook.InvitationView.State;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.PageToken;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets people in who are not here yet. */
@ApplicationScoped
class Invitations {
  private static final String VIEW =
      """
      select i.id, i.email, i.user_name, i.role, a.id, a.name, i.created_at, i.accepted_by, i.ended_at
      from invitation i join account a on a.id = i.invited_by where i.notebook = :notebook
      """;

  /** The name of a lock, in a database that has no other of that number. */
  private static final long TURNS = 3_107_001;

  private final Rows rows;
  private final Members members;
  private final Activities activities;

  Invitations(Rows rows, Members members, Activities activities) {
    this.rows = rows;
    this.members = members;
    this.activities = activities;
  }

  record Outcome(InvitationView invitation, boolean isNew) {}

  @Transactional
  Outcome invite(UUID notebook, Person by, NewInvitation request) {
    takeTurns();
    var id = request.id() == null ? Ids.next() : request.id();
    var earlier = earlier(notebook, id, request);
    if (earlier.isPresent()) {
      return new Outcome(earlier.get(), false);
    }
    var known = knownBy(request);
    if (known.isPresent() && Members.isMember(notebook, known.get())) {
      throw new ProblemException(ProblemType.ALREADY_MEMBER, "they are a member already");
    }
    var invitee = request.email() == null ? request.user() : request.email();
    if (known.isEmpty() && isWaitedFor(notebook, request)) {
      throw new ProblemException(ProblemType.CONFLICT, "%s was invited already".formatted(invitee));
    }
    var row = new HashMap<String, @Nullable Object>();
    row.put("notebook", notebook);
    row.put("id", id);
    row.put("email", request.email());
    row.put("user", request.user());
    row.put("role", request.role().word);
    row.put("by", by.id());
    row.put("accepted", known.orElse(null));
    rows.change(
        """
        insert into invitation (notebook, id, email, user_name, role, invited_by, created_at, accepted_by, ended_at)
        values (:notebook, :id, :email, :user, :role, :by, now(), cast(:accepted as uuid),
          case when cast(:accepted as uuid) is null then null else now() end)
        """,
        row);
    if (known.isPresent()) {
      var unused = members.join(notebook, by.id(), known.get(), request.role());
    } else {
      activities.add(notebook, by.id(), Deed.INVITED, invitee);
    }
    return new Outcome(one(notebook, id), true);
  }

  /** Whoever has just signed in may have been waited for, in several notebooks. */
  void come(@Observes SignedIn somebody) {
    takeTurns();
    var asked = new HashMap<String, @Nullable Object>();
    asked.put("account", somebody.person().id());
    asked.put("user", somebody.userName());
    asked.put("email", somebody.verifiedEmail());
    rows.of(
            """
            update invitation set accepted_by = :account, ended_at = now()
            where ended_at is null and (lower(user_name) = lower(cast(:user as text)) or lower(email) = lower(cast(:email as text)))
            returning notebook, role, invited_by
            """,
            asked)
        .forEach(
            row -> {
              if (!Members.isMember((UUID) row[0], somebody.person().id())) {
                var unused =
                    members.join(
                        (UUID) row[0],
                        (UUID) row[2],
                        somebody.person().id(),
                        Role.of((String) row[1]));
              }
            });
  }

  /**
   * Or two owners could invite the same person twice, and whoever signs in for the first time while
   * they are invited would be seen by neither side.
   */
  private void takeTurns() {
    rows.first("select 1 from pg_advisory_xact_lock(:invitations)", Map.of("invitations", TURNS));
  }

  Page<InvitationView> waiting(UUID notebook, int limit, @Nullable String pageToken) {
    var after = PageToken.decode(pageToken, 1);
    var found =
        rows
            .of(
                VIEW + " and i.ended_at is null and i.id > :after order by i.id limit :limit",
                Map.of(
                    "notebook",
                    notebook,
                    "after",
                    after == null ? new UUID(0, 0) : after.value(0, UUID::fromString),
                    "limit",
                    limit + 1))
            .stream()
            .map(Invitations::view)
            .toList();
    return Page.of(found, limit, last -> PageToken.of(last.id()));
  }

  InvitationView one(UUID notebook, UUID id) {
    return row(notebook, id)
        .map(Invitations::view)
        .orElseThrow(() -> ProblemException.notFound("there is no such invitation"));
  }

  @Transactional
  void withdraw(UUID notebook, Person by, UUID id) {
    var found =
        rows.of(
            "update invitation set ended_at = now() where notebook = :notebook and id = :id and ended_at is null"
                + " returning coalesce(email, user_name)",
            Map.of("notebook", notebook, "id", id));
    if (found.isEmpty()) {
      throw ProblemException.notFound("no such invitation waits");
    }
    activities.add(notebook, by.id(), Deed.INVITATION_WITHDRAWN, (String) found.get(0)[0]);
  }

  private Optional<InvitationView> earlier(UUID notebook, UUID id, NewInvitation request) {
    var earlier = row(notebook, id).map(Invitations::view);
    if (earlier.isPresent() && !earlier.get().isSame(request)) {
      throw new ProblemException(
          ProblemType.ID_REUSED, "the id %s belongs to another invitation".formatted(id));
    }
    return earlier;
  }

  private Optional<Object[]> row(UUID notebook, UUID id) {
    return rows.first(VIEW + " and i.id = :id", Map.of("notebook", notebook, "id", id));
  }

  /** An address that the provider does not vouch for opens no door. */
  private Optional<UUID> knownBy(NewInvitation request) {
    List<Object[]> found =
        request.email() != null
            ? rows.of(
                "select id from account where email_verified and lower(email) = lower(:email)"
                    + " and deactivated_at is null limit 2",
                Map.of("email", request.email()))
            : rows.of(
                "select id from account where lower(user_name) = lower(:user) and deactivated_at is null limit 2",
                Map.of("user", String.valueOf(request.user())));
    // two accounts of one name come from two providers: nobody can say who is meant
    return found.size() == 1 ? Optional.of((UUID) found.get(0)[0]) : Optional.empty();
  }

  private boolean isWaitedFor(UUID notebook, NewInvitation request) {
    var asked = new HashMap<String, @Nullable Object>();
    asked.put("notebook", notebook);
    asked.put("email", request.email());
    asked.put("user", request.user());
    return rows.first(
            """
            select 1 from invitation where notebook = :notebook and ended_at is null
              and (lower(email) = lower(cast(:email as text)) or lower(user_name) = lower(cast(:user as text)))
            """,
            asked)
        .isPresent();
  }

  private static InvitationView view(Object[] row) {
    var state = row[7] != null ? State.ACCEPTED : row[8] != null ? State.WITHDRAWN : State.WAITING;
    return new InvitationView(
        (UUID) row[0],
        (String) row[1],
        (String) row[2],
        Role.of((String) row[3]),
        new Author((UUID) row[4], (String) row[5]),
        (Instant) row[6],
        state);
  }
}
