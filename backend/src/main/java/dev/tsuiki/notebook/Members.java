package dev.tsuiki.notebook;

import dev.tsuiki.account.Account;
import dev.tsuiki.account.Author;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who belongs to a notebook, as what. */
@ApplicationScoped
class Members {
  private final Activities activities;

  Members(Activities activities) {
    this.activities = activities;
  }

  List<MemberView> list(UUID notebook) {
    return Member.<Member>list("notebook = ?1 order by since, account", notebook).stream()
        .map(Members::view)
        .toList();
  }

  @Transactional
  MemberView put(UUID notebook, UUID who, UUID account, Role role) {
    if (Account.findByIdOptional(account).isEmpty()) {
      throw ProblemException.notFound("there is no such person");
    }
    var owners = ownersLocked(notebook);
    Member member = Member.findById(new Member.Key(notebook, account));
    if (member == null) {
      return join(notebook, who, account, role);
    }
    if (member.role == Role.OWNER && role != Role.OWNER) {
      requireAnother(owners);
    }
    if (member.role != role) {
      member.role = role;
      member.persistAndFlush();
      activities.add(notebook, who, Deed.ROLE_CHANGED, account, role.word);
    }
    return view(member);
  }

  /** Lets somebody in who is no member yet. */
  MemberView join(UUID notebook, UUID who, UUID account, Role role) {
    var member = new Member();
    member.notebook = notebook;
    member.account = account;
    member.since = Instant.now();
    member.role = role;
    member.persistAndFlush();
    activities.add(notebook, who, Deed.JOINED, account, role.word);
    return view(member);
  }

  @Transactional
  void remove(UUID notebook, UUID who, UUID account) {
    var owners = ownersLocked(notebook);
    Member member = Member.findById(new Member.Key(notebook, account));
    if (member == null) {
      throw ProblemException.notFound("this person is no member");
    }
    if (member.role == Role.OWNER) {
      requireAnother(owners);
    }
    member.delete();
    var left = who.equals(account);
    activities.add(
        notebook, who, left ? Deed.LEFT : Deed.REMOVED, left ? null : account, member.role.word);
  }

  /** Locked, so that two owners who leave at the same moment cannot both be the last but one. */
  private static List<Member> ownersLocked(UUID notebook) {
    return Member.<Member>find("notebook = ?1 and role = ?2", notebook, Role.OWNER)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  private static void requireAnother(List<Member> owners) {
    if (owners.size() < 2) {
      throw new ProblemException(ProblemType.LAST_OWNER, "make somebody else an owner first");
    }
  }

  static boolean isMember(UUID notebook, UUID account) {
    return Member.findByIdOptional(new Member.Key(notebook, account)).isPresent();
  }

  private static MemberView view(Member member) {
    Account account = Account.findById(member.account);
    return new MemberView(new Author(account.id, account.name), member.role, member.since);
  }
}
