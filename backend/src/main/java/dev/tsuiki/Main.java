package dev.tsuiki;

import dev.tsuiki.storage.Fsck;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Instance;
import java.util.Arrays;
import java.util.List;

/** Serves, or with {@code fsck [--deep]} compares records with stored objects and ends. */
@QuarkusMain
public class Main implements QuarkusApplication {
  private final Instance<Fsck> fsck;

  Main(Instance<Fsck> fsck) {
    this.fsck = fsck;
  }

  @Override
  public int run(String... arguments) {
    var words = List.copyOf(Arrays.asList(arguments));
    if (words.isEmpty()) {
      Quarkus.waitForExit();
      return 0;
    }
    if (words.equals(List.of("fsck")) || words.equals(List.of("fsck", "--deep"))) {
      return fsck.get().run(words.contains("--deep"), System.out);
    }
    System.err.println("usage: [fsck [--deep]]");
    return 2;
  }
}
