package dev.tsuiki;

import dev.tsuiki.code.CodeCheck;
import dev.tsuiki.search.Reindex;
import dev.tsuiki.storage.Carry;
import dev.tsuiki.storage.Fsck;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Serves; or with {@code fsck [--deep]} compares records with stored objects and code with its
 * hashes, with {@code save FOLDER} or {@code load FOLDER} copies objects out of the store or into
 * it, with {@code reindex} makes the search index again, and ends.
 */
@QuarkusMain
public class Main implements QuarkusApplication {
  private final Instance<Fsck> fsck;
  private final Instance<CodeCheck> code;
  private final Instance<Carry> carry;
  private final Instance<Reindex> reindex;

  Main(
      Instance<Fsck> fsck,
      Instance<CodeCheck> code,
      Instance<Carry> carry,
      Instance<Reindex> reindex) {
    this.reindex = reindex;
    this.fsck = fsck;
    this.code = code;
    this.carry = carry;
  }

  @Override
  public int run(String... arguments) {
    var words = List.copyOf(Arrays.asList(arguments));
    if (words.isEmpty()) {
      Quarkus.waitForExit();
      return 0;
    }
    if (words.equals(List.of("fsck")) || words.equals(List.of("fsck", "--deep"))) {
      int objects = fsck.get().run(words.contains("--deep"), System.out);
      return Math.max(objects, code.get().run(System.out));
    }
    if (words.size() == 2 && words.get(0).equals("save")) {
      return carry.get().save(Path.of(words.get(1)), System.out);
    }
    if (words.size() == 2 && words.get(0).equals("load")) {
      return carry.get().load(Path.of(words.get(1)), System.out);
    }
    if (words.equals(List.of("reindex"))) {
      return reindex.get().run(System.out);
    }
    System.err.println("usage: [fsck [--deep] | save FOLDER | load FOLDER | reindex]");
    return 2;
  }
}
