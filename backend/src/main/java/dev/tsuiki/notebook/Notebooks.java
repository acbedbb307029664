package dev.tsuiki.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsuiki.account.Person;
import dev.tsuiki.database.Rows;
import dev.tsuiki.notebook.CurrentNotebook.Standing;
import dev.tsuiki.web.Ids;
import dev.tsuiki.web.Page;
import dev.tsuiki.web.PageToken;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Makes and shows notebooks, and changes their settings. */
@ApplicationScoped
class Notebooks {
  private static final TypeReference<Map<String, NotebookView.Better>> BETTER =
      new TypeReference<>() {};
  private static final String VIEW =
      """
      select n.id, n.slug, s.title, m.role, n.last_seq, n.epoch, s.archived, s.sharing, s.better, n.created_at
      from notebook n join notebook_settings s on s.notebook = n.id join member m on m.notebook = n.id
      where m.account = :account
      """;

  private final Rows rows;
  private final ObjectMapper json;
  private final Activities activities;
  private final Quotas quotas;
  private final Counting counting;

  Notebooks(Rows rows, ObjectMapper json, Activities activities, Quotas quotas, Counting counting) {
    this.quotas = quotas;
    this.counting = counting;
    this.rows = rows;
    this.json = json;
    this.activities = activities;
  }

  @Transactional
  NotebookView create(Person person, NewNotebook request) {
    if (Notebook.ofSlug(request.slug()).isPresent()) {
      throw taken(request.slug());
    }
    var notebook = new Notebook();
    notebook.id = Ids.next();
    notebook.slug = request.slug();
    notebook.epoch = UUID.randomUUID();
    notebook.createdAt = Instant.now();
    try {
      notebook.persistAndFlush();
    } catch (PersistenceException failure) {
      if (failure instanceof ConstraintViolationException) {
        throw taken(request.slug());
      }
      throw failure;
    }
    var settings = new Settings();
    settings.notebook = notebook.id;
    settings.title =
        request.title() == null || request.title().isBlank() ? request.slug() : request.title();
    settings.sharing = "writers";
    settings.better = "{}";
    settings.persist();
    var owner = new Member();
    owner.notebook = notebook.id;
    owner.account = person.id();
    owner.role = Role.OWNER;
    owner.since = notebook.createdAt;
    owner.persistAndFlush();
    activities.add(notebook.id, person.id(), Deed.CREATED, request.slug());
    return view(person, notebook.id);
  }

  NotebookView view(Person person, UUID notebook) {
    return rows(
            VIEW + " and n.id = :notebook", Map.of("account", person.id(), "notebook", notebook))
        .get(0);
  }

  Page<NotebookView> list(Person person, int limit, @Nullable String pageToken) {
    var after = PageToken.decode(pageToken, 1);
    var found =
        rows(
            VIEW + " and n.id > :after order by n.id limit " + (limit + 1),
            Map.of(
                "account",
                person.id(),
                "after",
                after == null ? new UUID(0, 0) : after.value(0, UUID::fromString)));
    var reachable = found.stream().filter(notebook -> person.mayReach(notebook.id())).toList();
    return Page.of(reachable, limit, last -> PageToken.of(last.id()));
  }

  @Transactional
  NotebookView change(Standing standing, NewSettings request) {
    Settings settings = Settings.findById(standing.notebook());
    var who = standing.person().id();
    if (request.title() != null) {
      settings.title = request.title();
    }
    if (request.archived() != null && request.archived() != settings.archived) {
      settings.archived = request.archived();
      activities.add(
          standing.notebook(), who, settings.archived ? Deed.ARCHIVED : Deed.UNARCHIVED, null);
    }
    if (request.sharing() != null) {
      settings.sharing = request.sharing();
    }
    if (request.better() != null) {
      settings.better = write(request.better());
    }
    if (request.title() != null || request.sharing() != null || request.better() != null) {
      activities.add(standing.notebook(), who, Deed.SETTINGS_CHANGED, request.title());
    }
    settings.persistAndFlush();
    return view(standing.person(), standing.notebook());
  }

  private List<NotebookView> rows(String sql, Map<String, Object> parameters) {
    return rows.of(sql, parameters).stream().map(this::view).toList();
  }

  private NotebookView view(Object[] row) {
    var id = (UUID) row[0];
    long lastSeq = (Long) row[4];
    var epoch = (UUID) row[5];
    var counted = counting.of(id, epoch, lastSeq);
    return new NotebookView(
        id,
        (String) row[1],
        (String) row[2],
        Role.of((String) row[3]),
        lastSeq,
        epoch,
        (Boolean) row[6],
        (String) row[7],
        read((String) row[8]),
        new NotebookView.Counts(
            counted.experiments(),
            counted.annotations(),
            counted.attachments(),
            lastSeq,
            quotas.of(id).bytes()),
        quotas.ofNotebook(),
        (Instant) row[9]);
  }

  private String write(Map<String, NotebookView.Better> better) {
    try {
      return json.writeValueAsString(better);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Map<String, NotebookView.Better> read(String better) {
    try {
      return json.readValue(better, BETTER);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException(notOurs);
    }
  }

  private static ProblemException taken(String slug) {
    return new ProblemException(
        ProblemType.SLUG_TAKEN, "there is a notebook '%s' already".formatted(slug));
  }
}
