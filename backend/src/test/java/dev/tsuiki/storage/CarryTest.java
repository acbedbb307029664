package dev.tsuiki.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarryTest {

  @TempDir Path temp;

  private final UUID notebook = UUID.randomUUID();
  private final List<HeldObject> records = new ArrayList<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Path backup;
  private ObjectStore store;

  @BeforeEach
  void open() {
    store = new DiskStore(temp.resolve("here"));
    backup = temp.resolve("backup");
  }

  @Test
  void whatRecordsNameIsTheSameAfterABackupAndARestoreElsewhere() throws IOException {
    ObjectKey one = named("one");
    ObjectKey two = named("two".repeat(100_000));
    ObjectKey nobodys = put("nobody's");

    assertEquals(0, carry(store, "here").save(backup, out()));
    var elsewhere = new DiskStore(temp.resolve("elsewhere"));
    assertEquals(0, carry(elsewhere, "elsewhere").load(backup, out()));

    assertEquals("one", read(elsewhere, one));
    assertEquals("two".repeat(100_000), read(elsewhere, two));
    assertTrue(elsewhere.size(nobodys).isEmpty());
    assertEquals(0, new Fsck(elsewhere, List.of(new Records())).run(true, out()));
  }

  @Test
  void aSecondBackupCopiesOnlyWhatIsNew() throws IOException {
    named("old");
    carry(store, "here").save(backup, out());
    named("new one");
    said.reset();
    assertEquals(0, carry(store, "here").save(backup, out()));
    assertEquals("1 objects copied (7 bytes), 1 were there, 0 wrong.\n", text());
  }

  @Test
  void bytesThatAreMissingOrNotWhatTheyWereAreNamedAndNotCopied() throws IOException {
    ObjectKey missing = named("gone");
    store.delete(missing);
    ObjectKey altered = named("before");
    Files.writeString(temp.resolve("here/objects/" + altered), "after!");

    assertEquals(1, carry(store, "here").save(backup, out()));
    assertTrue(text().contains("wrong  a record  " + missing), this::text);
    assertTrue(text().contains("wrong  a record  " + altered), this::text);
    assertEquals(0, new DiskStore(backup).list().count());
  }

  @Test
  void aBackupThatWasDamagedIsNotRestoredSilently() throws IOException {
    ObjectKey key = named("before");
    carry(store, "here").save(backup, out());
    Files.writeString(backup.resolve("objects/" + key), "after!");
    var elsewhere = new DiskStore(temp.resolve("elsewhere"));
    assertEquals(1, carry(elsewhere, "elsewhere").load(backup, out()));
    assertTrue(elsewhere.size(key).isEmpty());
  }

  private Carry carry(ObjectStore objects, String folder) {
    var staging = new Staging(temp.resolve(folder).resolve("staging"));
    return new Carry(objects, staging, List.of(new Records()));
  }

  private ObjectKey named(String text) throws IOException {
    ObjectKey key = put(text);
    records.add(new HeldObject(key, text.length(), "a record"));
    return key;
  }

  private ObjectKey put(String text) throws IOException {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try (Staged staged =
        new Staging(temp.resolve("here").resolve("staging")).receive(in, 1_000_000)) {
      ObjectKey key = ObjectKey.of(notebook, staged);
      store.put(key, staged);
      return key;
    }
  }

  private static String read(ObjectStore objects, ObjectKey key) throws IOException {
    try (var in = objects.open(key)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private PrintStream out() {
    return new PrintStream(said, true, StandardCharsets.UTF_8);
  }

  private String text() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private final class Records implements ObjectHolder {
    @Override
    public Set<ObjectKey> named(Collection<ObjectKey> keys) {
      return records.stream()
          .map(HeldObject::key)
          .filter(keys::contains)
          .collect(Collectors.toSet());
    }

    @Override
    public void held(Consumer<HeldObject> each) {
      records.forEach(each);
    }
  }
}
