package dev.tsuiki.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

class SweepAndFsckTest {

  @TempDir Path temp;

  private final UUID notebook = UUID.randomUUID();
  private final Records records = new Records();
  private ObjectStore store;

  @BeforeEach
  void open() {
    store = new DiskStore(temp);
  }

  @Test
  void theSweepTakesWhatIsOldAndUnnamedAndNothingElse() throws IOException {
    ObjectKey named = put("named");
    records.name(named, 5);
    ObjectKey unnamed = put("unnamed");
    Instant now = Instant.now();

    assertEquals(0, sweep(List.of(records), now.minus(Duration.ofHours(48))));
    assertEquals(1, sweep(List.of(records), now.plusSeconds(5)));
    assertTrue(store.size(named).isPresent());
    assertFalse(store.size(unnamed).isPresent());
  }

  @Test
  void theSweepTakesManyInBatches() throws IOException {
    for (int i = 0; i < 1_203; i++) {
      ObjectKey key = put("object " + i);
      if (i % 3 == 0) {
        records.name(key, 0);
      }
    }
    assertEquals(802, sweep(List.of(records), Instant.now().plusSeconds(5)));
    assertEquals(0, sweep(List.of(records), Instant.now().plusSeconds(5)));
  }

  @Test
  void withoutAnybodyWhoCouldNameObjectsNothingIsSwept() throws IOException {
    ObjectKey key = put("precious");
    assertEquals(0, sweep(List.of(), Instant.now().plusSeconds(5)));
    assertTrue(store.size(key).isPresent());
  }

  @Test
  void fsckIsContentWhenRecordsAndObjectsAgree() throws IOException {
    records.name(put("one"), 3);
    records.name(put("three"), 5);
    assertReport(
        0,
        true,
        """
        2 records name objects, the store has 2.
        Every record has its bytes, hashes compared.
        Every object is named by a record.
        """);
  }

  @Test
  void fsckNamesWhatIsMissingOfTheWrongSizeOrAltered() throws IOException {
    ObjectKey missing = put("gone");
    records.name(missing, 4);
    store.delete(missing);
    ObjectKey cut = put("cut off");
    records.name(cut, 7);
    Files.writeString(temp.resolve("objects/" + cut), "cut");
    ObjectKey altered = put("before");
    records.name(altered, 6);
    Files.writeString(temp.resolve("objects/" + altered), "after!");

    Result shallow = fsck(false);
    assertEquals(1, shallow.code());
    assertTrue(shallow.text().contains("Wrong: 2"), shallow::text);
    Result deep = fsck(true);
    assertEquals(1, deep.code());
    assertTrue(deep.text().contains("Wrong: 3"), deep::text);
    assertTrue(deep.text().contains("missing     a record  " + missing), deep::text);
    assertTrue(deep.text().contains(cut + ": 3 bytes instead of 7"), deep::text);
    assertTrue(deep.text().contains("altered     a record  " + altered), deep::text);
  }

  @Test
  void fsckListsWhatNoRecordNamesAndDoesNotComplain() throws IOException {
    ObjectKey unnamed = put("nobody's");
    Result result = fsck(false);
    assertEquals(0, result.code());
    assertTrue(result.text().contains(unnamed + "  8 bytes"), result::text);
  }

  private int sweep(List<ObjectHolder> holders, Instant before) {
    return Sweep.sweep(store, holders, before);
  }

  private void assertReport(int code, boolean deep, String text) {
    assertEquals(new Result(code, text), fsck(deep));
  }

  private Result fsck(boolean deep) {
    var bytes = new ByteArrayOutputStream();
    int code =
        new Fsck(store, List.of(records))
            .run(deep, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Result(code, bytes.toString(StandardCharsets.UTF_8));
  }

  private ObjectKey put(String text) throws IOException {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try (Staged staged = new Staging(temp.resolve("staging")).receive(in, 1_000)) {
      ObjectKey key = ObjectKey.of(notebook, staged);
      store.put(key, staged);
      return key;
    }
  }

  private record Result(int code, String text) {}

  private static final class Records implements ObjectHolder {
    private final List<HeldObject> held = new ArrayList<>();

    void name(ObjectKey key, long size) {
      held.add(new HeldObject(key, size, "a record"));
    }

    @Override
    public Set<ObjectKey> named(Collection<ObjectKey> keys) {
      return held.stream().map(HeldObject::key).filter(keys::contains).collect(Collectors.toSet());
    }

    @Override
    public void held(Consumer<HeldObject> each) {
      held.forEach(each);
    }
  }
}
