package dev.tsuiki.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Api;
import dev.tsuiki.testsupport.TestDatabase;
import dev.tsuiki.web.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database itself refuses to change a record: raw SQL as the application's role. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AppendOnlyTest {
  private static final String REFUSED = "42501";

  /**
   * All that may ever be changed: no record is among it. A new table is a record table until
   * somebody writes it down here.
   */
  private static final Map<String, Set<String>> CHANGEABLE =
      Map.of(
          "account",
              Set.of(
                  "update name",
                  "update email",
                  "update user_name",
                  "update email_verified",
                  "update deactivated_at"),
          "invitation", Set.of("update accepted_by", "update ended_at"),
          "notebook", Set.of("update last_seq", "update auto_key"),
          "notebook_settings",
              Set.of(
                  "update notebook",
                  "update title",
                  "update archived",
                  "update sharing",
                  "update better"),
          "member", Set.of("delete", "update role"),
          "api_token", Set.of("delete", "update last_used_at"),
          "thumbnail", Set.of("delete"),
          "search_state", Set.of("delete", "update seq", "update analysis"),
          "search_entry", Set.of("delete"));

  private @Nullable Connection opened;

  @BeforeEach
  void connect() throws SQLException {
    opened = TestDatabase.asApplication().getConnection();
  }

  @AfterEach
  void disconnect() throws SQLException {
    app().close();
  }

  private Connection app() {
    if (opened == null) {
      throw new IllegalStateException("not connected");
    }
    return opened;
  }

  /** The SQL state that the statement ends with, null where it is obeyed; it is never kept. */
  private @Nullable String attempt(String sql) throws SQLException {
    app().setAutoCommit(false);
    try (var statement = app().createStatement()) {
      statement.execute(sql);
      return null;
    } catch (SQLException failure) {
      return failure.getSQLState();
    } finally {
      app().rollback();
      app().setAutoCommit(true);
    }
  }

  private List<String> ask(String sql) throws SQLException {
    var answers = new ArrayList<String>();
    try (var statement = app().createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
    return answers;
  }

  private List<String> tables() throws SQLException {
    return ask(
        "select relname from pg_class where relnamespace = 'public'::regnamespace"
            + " and relkind in ('r', 'p', 'v', 'm') order by relname");
  }

  private List<String> columns(String table) throws SQLException {
    return ask(
        "select attname from pg_attribute where attrelid = 'public.%s'::regclass".formatted(table)
            + " and attnum > 0 and not attisdropped order by attnum");
  }

  @Test
  void whatTheRoleMayDoBeyondInsertAndSelectIsWrittenDown() throws SQLException {
    var tables = tables();
    assertTrue(tables.containsAll(List.of("journal", "annotation", "blob", "snapshot", "result")));
    assertTrue(tables.containsAll(CHANGEABLE.keySet()));
    for (var table : tables) {
      var may = new TreeSet<String>();
      for (var column : columns(table)) {
        if (attempt("update %s set %s = %s".formatted(table, column, column)) == null) {
          may.add("update " + column);
        }
      }
      for (var verb : List.of("delete from %s", "truncate %s cascade")) {
        var state = attempt(verb.formatted(table));
        // a view says first that it cannot be changed at all
        var isView = table.endsWith("_now") && state != null;
        if (!REFUSED.equals(state) && !isView) {
          may.add(verb.substring(0, verb.indexOf(' ')));
        }
      }
      assertEquals(
          new TreeSet<>(CHANGEABLE.getOrDefault(table, Set.of())), may, "changes to " + table);
    }
  }

  @Test
  void noTableCanBeAlteredLockedAwayOrDropped() throws SQLException {
    for (var table : tables()) {
      for (var sql :
          List.of(
              "drop table %s cascade",
              "drop view %s cascade",
              "alter table %s add column more text",
              "alter table %s disable trigger all",
              "alter table %s owner to tsuiki_app",
              "create trigger t before insert on %s for each row execute function pg_catalog.suppress_redundant_updates_trigger()",
              "create rule r as on insert to %s do instead nothing",
              "create index on %s ((1))",
              "lock table %s in access exclusive mode")) {
        var statement = sql.formatted(table);
        var state = attempt(statement);
        // 42809: a table is no view, and the other way round
        var isRefused =
            REFUSED.equals(state)
                || "42809".equals(state)
                || (statement.startsWith("lock") && CHANGEABLE.containsKey(table));
        assertTrue(isRefused, statement + " ended with " + state);
      }
    }
    assertEquals(REFUSED, attempt("create table public.more (x int)"));
    assertEquals(
        REFUSED, attempt("create function public.more() returns int language sql as 'select 1'"));
    assertEquals(REFUSED, attempt("create schema more"));
    assertEquals(REFUSED, attempt("create extension hstore"));
    assertEquals(REFUSED, attempt("drop schema public cascade"));
  }

  @Test
  void theRoleOwnsNothingAndCanBecomeNobodyElse() throws SQLException {
    assertEquals(List.of("tsuiki_app"), ask("select current_user"));
    assertEquals(
        List.of("f"),
        ask(
            "select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls"
                + " from pg_roles where rolname = current_user"));
    assertEquals(
        List.of(),
        ask("select roleid::regrole from pg_auth_members where member = current_user::regrole"));
    assertEquals(
        List.of("0"),
        ask(
            """
            select (select count(*) from pg_class where relowner = current_user::regrole and relpersistence <> 't')
              + (select count(*) from pg_proc where proowner = current_user::regrole)
              + (select count(*) from pg_namespace where nspowner = current_user::regrole)
              + (select count(*) from pg_type where typowner = current_user::regrole)
              + (select count(*) from pg_database where datdba = current_user::regrole)
            """));
    assertEquals(REFUSED, attempt("set role tsuiki_owner"));
    assertEquals(REFUSED, attempt("set session authorization tsuiki_owner"));
    assertEquals(REFUSED, attempt("alter role tsuiki_app superuser"));
    assertEquals(REFUSED, attempt("copy journal to program 'cat'"));
    assertEquals(REFUSED, attempt("select pg_read_file('/etc/passwd')"));
    assertEquals(REFUSED, attempt("set session_replication_role = replica"));
  }

  @Test
  void onlyRedactionRunsAsTheOwnerAndOnlyTheApplicationMayCallIt() throws SQLException {
    // the two others change the form of what is stored before one, and nothing that is read
    var asOwner = List.of("redact", "write_out", "write_out_lists");
    assertEquals(
        asOwner,
        ask(
            "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by 1"));
    assertEquals(
        List.of("{\"search_path=pg_catalog, public, pg_temp\"}"),
        ask(
            "select distinct proconfig::text from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"));
    assertEquals(
        asOwner,
        ask(
            "select proname from pg_proc where pronamespace = 'public'::regnamespace"
                + " and has_function_privilege(current_user, oid, 'execute') order by 1"));
    assertEquals(
        List.of(),
        ask(
            "select proname from pg_proc where pronamespace = 'public'::regnamespace"
                + " and has_function_privilege('public', oid, 'execute')"));
    assertEquals(REFUSED, attempt("select entomb('%s', '{1}', '{}')".formatted(UUID.randomUUID())));
    assertEquals(
        REFUSED, attempt("select forget_amendments('%s', '{1}')".formatted(UUID.randomUUID())));
  }

  @Test
  void whoIsNoOwnerOfTheNotebookCannotRedactInIt() throws SQLException {
    var api = Api.newNotebook();
    var id =
        api.post("/annotations", Map.of("kind", "note", "text", "stays"))
            .jsonPath()
            .getString("id");
    var notebook = api.get("").jsonPath().getString("id");
    var call = "select * from redact('%s', '%s', '%s', '%s', null, 'why')";
    assertEquals(REFUSED, attempt(call.formatted(notebook, UUID.randomUUID(), Ids.next(), id)));
    assertEquals(
        REFUSED, attempt(call.formatted(UUID.randomUUID(), UUID.randomUUID(), Ids.next(), id)));
    api.get("/annotations/" + id).then().statusCode(200);
  }

  @Test
  void tablesOfItsOwnDoNotDeceiveTheFunction() throws SQLException {
    var api = Api.newNotebook();
    var id =
        api.post("/annotations", Map.of("kind", "note", "text", "stays"))
            .jsonPath()
            .getString("id");
    var notebook = api.get("").jsonPath().getString("id");
    var stranger = UUID.randomUUID();
    app().setAutoCommit(false);
    try (var statement = app().createStatement()) {
      // makes the stranger an owner in tables that come first in the caller's path, not the
      // function's
      statement.execute("create temp table member (notebook uuid, account uuid, role text)");
      statement.execute(
          "insert into pg_temp.member values ('%s', '%s', 'owner')".formatted(notebook, stranger));
      statement.execute("create temp table journal (like public.journal)");
      statement.execute("set search_path = pg_temp, public, pg_catalog");
      SQLException refused = null;
      try {
        statement.execute(
            "select * from public.redact('%s', '%s', '%s', '%s', null, 'why')"
                .formatted(notebook, stranger, Ids.next(), id));
      } catch (SQLException failure) {
        refused = failure;
      }
      assertEquals(REFUSED, refused == null ? null : refused.getSQLState());
    } finally {
      app().rollback();
      app().setAutoCommit(true);
    }
    assertNull(attempt("select 1"));
    assertFalse(ask("select record from public.journal where id = '%s'".formatted(id)).isEmpty());
  }
}
