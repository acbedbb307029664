package dev.tsuiki.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param root the checkout
 * @param port 0 for any free one
 */
record Settings(Path root, Path data, int port, boolean demo, boolean fsck, boolean rehearse) {

  private static final Set<String> KNOWN = Set.of("--demo", "--fsck", "--rehearse");

  static Settings of(List<String> arguments, Map<String, String> environment) {
    for (String argument : arguments) {
      if (!KNOWN.contains(argument)) {
        throw new Problem("No such option: " + argument + " (see --help).");
      }
    }
    return new Settings(
        Path.of(given(environment, "TSUIKI_ROOT")).toAbsolutePath().normalize(),
        Path.of(given(environment, "TSUIKI_DATA")).toAbsolutePath().normalize(),
        port(environment.getOrDefault("TSUIKI_PORT", "")),
        arguments.contains("--demo"),
        arguments.contains("--fsck"),
        arguments.contains("--rehearse"));
  }

  private static String given(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new Problem(name + " is not set; start Tsuiki by deploy/local/run.");
    }
    return value;
  }

  private static int port(String text) {
    if (text.isBlank()) {
      return 8080;
    }
    try {
      int port = Integer.parseInt(text.trim());
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw new Problem("TSUIKI_PORT must be a number from 0 to 65535, not \"" + text + "\".");
  }
}
