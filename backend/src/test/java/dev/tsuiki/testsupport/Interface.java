package dev.tsuiki.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The SPA, as its own folder builds it, and its tests in a real browser. */
public final class Interface {
  private static final Path HOME = Path.of("..", "frontend").toAbsolutePath().normalize();

  /** A report of what failed stands at the end; where only that is kept, it has to say why. */
  private static final int LAST_WORDS = 60;

  private Interface() {}

  /** What the backend serves; there once it has been built. */
  public static Path folder() {
    return HOME.resolve("dist");
  }

  /** Builds it, unless the build has come by here already. */
  public static void build() {
    if (!Files.isDirectory(HOME.resolve("node_modules"))) {
      npm(Map.of(), "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }
    if (!Files.exists(folder().resolve("index.html"))) {
      npm(Map.of(), "run", "--silent", "build");
    }
  }

  /** Runs a command of the frontend, prints what it says, and fails where it does, in its words. */
  public static void npm(Map<String, String> environment, String... arguments) {
    var command = new ArrayList<String>();
    command.add("npm");
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var said = new ArrayList<String>();
    try {
      var process = builder.start();
      try (var lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        lines.lines().peek(System.out::println).forEach(said::add);
      }
      if (process.waitFor() != 0) {
        var end = said.subList(Math.max(0, said.size() - LAST_WORDS), said.size());
        throw new AssertionError(String.join(" ", command) + " failed:\n" + String.join("\n", end));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
