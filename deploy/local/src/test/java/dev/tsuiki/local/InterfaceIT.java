package dev.tsuiki.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interface's own end-to-end tests, in a real browser, against a server of their own. */
class InterfaceIT {

  @TempDir static Path temp;

  @Test
  void the_interface_does_what_it_says() throws Exception {
    try (Run run = Run.ready(temp.resolve("data"))) {
      ProcessBuilder npm = new ProcessBuilder("npm", "run", "--silent", "e2e").inheritIO();
      npm.environment().put("TSUIKI_E2E_URL", run.address());
      assertEquals(0, npm.directory(Path.of("../../frontend").toFile()).start().waitFor());
    }
  }
}
