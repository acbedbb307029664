package dev.tsuiki.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tsuiki.testsupport.Backend;
import dev.tsuiki.testsupport.Installation;
import dev.tsuiki.testsupport.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule for migrations (backend/README.md), tried: the version before still serves. */
class UpgradeIT {
  private static final String NOTEBOOKS = "/api/v1/notebooks";

  @TempDir Path next;

  @Test
  void migrationsThatOnlyAddRunWhileTheOldVersionServesAndItCanComeBack() throws Exception {
    try (var installation = new Installation()) {
      var old = installation.running(1).get(0);
      var token = installation.token();
      assertEquals(201, old.post(NOTEBOOKS, token, "{\"slug\":\"lab\"}").statusCode());
      var odd = new ConcurrentSkipListSet<Integer>();
      var written = new AtomicInteger();
      var over = new AtomicBoolean();
      var writers = Executors.newFixedThreadPool(3);
      try (var reader = Stream.of(old, NOTEBOOKS + "/lab", token, 0)) {
        for (int i = 0; i < 3; i++) {
          writers.execute(() -> write(old, token, over, written, odd));
        }
        await().atMost(120, SECONDS).until(() -> written.get() > 30);
        assertEquals(4, migrate(installation));
        var then = written.get();
        await().atMost(120, SECONDS).until(() -> written.get() > then + 30);
        over.set(true);
        writers.shutdown();
        assertTrue(writers.awaitTermination(60, SECONDS));
        assertEquals(List.of(), List.copyOf(odd));
        await().atMost(60, SECONDS).until(() -> reader.numbers().size() == written.get());
        assertEquals(LongStream.rangeClosed(1, written.get()).boxed().toList(), reader.numbers());
      }
      old.kill();
      // the new version turned out bad: the old one starts on the new tables
      var again = installation.running(1).get(0);
      assertEquals(201, note(again, token));
    }
  }

  /** What the next version brings, as the rule wants it; returns how many were run. */
  private int migrate(Installation installation) throws Exception {
    add("V2_1__words", "alter table annotation add column next_version text;");
    add(
        "V9002__kind",
        "alter table journal add column next_version text not null default 'constant';");
    add(
        "V9003__table",
        """
        create table next_version (notebook uuid not null references notebook, id uuid not null, primary key (notebook, id));
        grant select, insert on next_version to "${app}";
        """);
    add(
        "V9004__index",
        "create index concurrently journal_by_author on journal (notebook, author);");
    Files.writeString(next.resolve("V9004__index.sql.conf"), "executeInTransaction=false");
    // as the backend sets it up
    var migrations =
        Flyway.configure()
            .dataSource(installation.database.asOwner())
            .locations("classpath:db/migration", "filesystem:" + next)
            .placeholders(Map.of("app", "tsuiki_app"))
            .initSql("set lock_timeout = '10s'");
    new Migrations().customize(migrations);
    return migrations.load().migrate().migrationsExecuted;
  }

  private void add(String name, String sql) throws IOException {
    Files.writeString(next.resolve(name + ".sql"), sql);
  }

  private static void write(
      Backend backend,
      String token,
      AtomicBoolean over,
      AtomicInteger written,
      ConcurrentSkipListSet<Integer> odd) {
    while (!over.get()) {
      try {
        int status = note(backend, token);
        if (status == 201) {
          written.incrementAndGet();
        } else {
          odd.add(status);
        }
      } catch (Exception failure) {
        odd.add(-1);
      }
    }
  }

  private static int note(Backend backend, String token) throws Exception {
    return backend
        .post(NOTEBOOKS + "/lab/annotations", token, "{\"kind\":\"note\",\"text\":\"x\"}")
        .statusCode();
  }
}
