package dev.tsuiki.notebook;

import dev.tsuiki.account.Account;
import dev.tsuiki.account.Author;
import dev.tsuiki.account.Person;
import dev.tsuiki.database.Rows;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.PageToken;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All notebooks of the instance, from outside. */
@ApplicationScoped
class InstanceNotebooks {
  private static final String VIEW =
      """
      select n.slug, s.title, s.archived, n.last_seq, n.created_at,
        (select array_agg(a.id order by m.since, a.id) from member m join account a on a.id = m.account
          where m.notebook = n.id and m.role = 'owner'),
        (select array_agg(a.name order by m.since, a.id) from member m join account a on a.id = m.account
          where m.notebook = n.id and m.role = 'owner')
      from notebook n join notebook_settings s on s.notebook = n.id where\s""";

  private final Rows rows;
  private final Members members;

  InstanceNotebooks(Rows rows, Members members) {
    this.rows = rows;
    this.members = members;
  }

  /** By slug; {@code words} are looked for anywhere in slug and title. */
  Page<InstanceNotebook> list(@Nullable String words, int limit, @Nullable String pageToken) {
    if (words != null && !Texts.isStorable(words)) {
      throw ProblemException.invalid("q", "contains NUL or half of a surrogate pair");
    }
    var after = PageToken.decode(pageToken, 1);
    var asked = new HashMap<String, @Nullable Object>();
    asked.put("words", words);
    asked.put("slug", after == null ? "" : after.value(0, slug -> slug));
    asked.put("limit", limit + 1);
    var found =
        rows
            .of(
                VIEW
                    + """
                    (cast(:words as text) is null or position(lower(:words) in lower(n.slug || ' ' || s.title)) > 0)
                    and n.slug > :slug order by n.slug limit :limit
                    """,
                asked)
            .stream()
            .map(InstanceNotebooks::view)
            .toList();
    return Page.of(found, limit, last -> PageToken.of(last.slug()));
  }

  /** Gives a notebook that may have lost its own another owner. */
  @Transactional
  InstanceNotebook addOwner(Person by, String slug, UUID owner) {
    var notebook =
        (Texts.isStorable(slug) ? Notebook.ofSlug(slug) : java.util.Optional.<Notebook>empty())
            .orElseThrow(() -> ProblemException.notFound("there is no such notebook"));
    if (Account.findByIdOptional(owner).isEmpty()) {
      throw ProblemException.invalid("owner", "is no account");
    }
    var unused = members.put(notebook.id, by.id(), owner, Role.OWNER);
    return view(rows.of(VIEW + "n.id = :id", Map.of("id", notebook.id)).get(0));
  }

  private static InstanceNotebook view(Object[] row) {
    return new InstanceNotebook(
        (String) row[0],
        (String) row[1],
        owners((UUID[]) row[5], (String[]) row[6]),
        (Boolean) row[2],
        (Long) row[3],
        (Instant) row[4]);
  }

  private static List<Author> owners(UUID @Nullable [] ids, String @Nullable [] names) {
    return ids == null || names == null
        ? List.of()
        : IntStream.range(0, ids.length).mapToObj(i -> new Author(ids[i], names[i])).toList();
  }
}
