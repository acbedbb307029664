package dev.tsuiki.local;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Outlives us by a moment: a shell that waits for our end of its pipe to close, which it does even
 * when we are killed, and then stops the PostgreSQL that it was given and no other.
 */
final class Keeper implements AutoCloseable {

  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      read -r _
      read -r now <"$1" && [ "$now" = "$2" ] && kill -INT "$2"
      """;

  /**
   * A session of its own, where that can be had: whoever kills our whole process group leaves it
   * alone.
   */
  private static final String APART =
      "exec $(command -v setsid) /bin/sh -c \"$0\" tsuiki-keeper \"$@\"";

  private final Process shell;

  private Keeper(Process shell) {
    this.shell = shell;
  }

  static Keeper of(Path pidFile, long pid) throws IOException {
    return new Keeper(
        new ProcessBuilder("/bin/sh", "-c", APART, SCRIPT, pidFile.toString(), "" + pid)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  @Override
  public void close() {
    shell.destroyForcibly();
  }
}
