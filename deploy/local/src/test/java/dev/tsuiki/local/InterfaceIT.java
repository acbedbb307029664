package dev.tsuiki.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interface's own end-to-end tests, in a real browser, against a server of their own. */
class InterfaceIT {

  /**
   * Their report of what failed stands at the end; where only a test's message is kept, it says
   * why.
   */
  private static final int LAST_WORDS = 80;

  @TempDir static Path temp;

  @Test
  void the_interface_does_what_it_says() throws Exception {
    try (Run run = Run.ready(temp.resolve("data"))) {
      ProcessBuilder npm = new ProcessBuilder("npm", "run", "--silent", "e2e");
      npm.environment().put("TSUIKI_E2E_URL", run.address());
      Process process =
          npm.directory(Path.of("../../frontend").toFile()).redirectErrorStream(true).start();
      Deque<String> said = new ArrayDeque<>();
      try (var lines = process.inputReader(UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          System.out.println(line);
          said.add(line);
          if (said.size() > LAST_WORDS) said.remove();
        }
      }
      assertEquals(0, process.waitFor(), () -> String.join("\n", said));
    }
  }
}
