package dev.tsuiki.code.trail;

import java.util.Locale;

/** What the name of a file, or of a notebook's cell, says about it. */
final class CodeFile {
  private CodeFile() {}

  static boolean isPython(String path) {
    return isCell(path) || path.endsWith(".py") || path.endsWith(".pyi") || path.endsWith(".pyw");
  }

  /** Whether this is one cell: {@code notebook.ipynb#id}, or {@code cells#id} captured live. */
  static boolean isCell(String path) {
    int mark = path.lastIndexOf('#');
    return mark > 0 && (path.startsWith(".ipynb", mark - 6) || path.startsWith("cells#"));
  }

  static String kind(String path) {
    if (isPython(path)) {
      return "py";
    }
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
