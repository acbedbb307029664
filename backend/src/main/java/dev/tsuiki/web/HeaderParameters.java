package dev.tsuiki.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a header such as {@code form-data; name="image"; filename="a.png"}. Takes what
 * curl and browsers send: quotes escaped by a backslash or as {@code %22}, raw UTF-8, and RFC
 * 5987's {@code filename*=UTF-8''…}.
 */
final class HeaderParameters {
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]*))");

  private HeaderParameters() {}

  static Map<String, String> of(@Nullable String header) {
    var found = new HashMap<String, String>();
    if (header == null) {
      return found;
    }
    var matcher = PARAMETER.matcher(header);
    while (matcher.find()) {
      var name = matcher.group(1).toLowerCase(Locale.ROOT);
      var quoted = matcher.group(2);
      var value =
          quoted != null
              ? quoted.replaceAll("\\\\([\"\\\\])", "$1").replace("%22", "\"")
              : matcher.group(3);
      if (name.endsWith("*")) {
        var extended = extended(value);
        if (extended != null) {
          found.put(name.substring(0, name.length() - 1), extended);
        }
      } else {
        found.putIfAbsent(name, value);
      }
    }
    return found;
  }

  private static @Nullable String extended(String value) {
    var parts = value.split("'", 3);
    if (parts.length != 3 || !parts[0].equalsIgnoreCase("UTF-8")) {
      return null;
    }
    try {
      return URLDecoder.decode(parts[2].replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return null;
    }
  }
}
