package dev.tsuiki.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * SQL with {@code :name} parameters, as JDBC wants it: with question marks, and the names in their
 * order.
 */
record NamedSql(String positional, List<String> names) {
  /** A quoted text, a cast, or a parameter; only the last is replaced. */
  private static final Pattern PARTS = Pattern.compile("'(?:[^']|'')*'|::|:([A-Za-z][A-Za-z0-9]*)");

  private static final ConcurrentHashMap<String, NamedSql> KNOWN = new ConcurrentHashMap<>();

  /** Questions that are put together from parts are many, but not endlessly many. */
  private static final int AT_MOST = 2000;

  static NamedSql of(String sql) {
    var known = KNOWN.get(sql);
    if (known != null) {
      return known;
    }
    var parsed = parse(sql);
    if (KNOWN.size() < AT_MOST) {
      KNOWN.put(sql, parsed);
    }
    return parsed;
  }

  private static NamedSql parse(String sql) {
    var names = new ArrayList<String>();
    var positional = new StringBuilder();
    var parts = PARTS.matcher(sql);
    while (parts.find()) {
      var name = parts.group(1);
      if (name == null) {
        parts.appendReplacement(
            positional, java.util.regex.Matcher.quoteReplacement(parts.group()));
      } else {
        names.add(name);
        parts.appendReplacement(positional, "?");
      }
    }
    parts.appendTail(positional);
    return new NamedSql(positional.toString(), List.copyOf(names));
  }
}
