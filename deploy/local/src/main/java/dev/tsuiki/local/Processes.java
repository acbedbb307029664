package dev.tsuiki.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether processes that are no children of ours still run. */
final class Processes {

  private Processes() {}

  /**
   * Not so a zombie, which Java takes for alive: where nobody waits for orphans, as in many
   * containers, a server that was killed stays one for ever.
   */
  static boolean runs(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      byte[] stat = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "stat"));
      String text = new String(stat, StandardCharsets.ISO_8859_1);
      return !text.startsWith("Z", text.lastIndexOf(')') + 2);
    } catch (IOException noProc) {
      return process.isAlive();
    }
  }
}
