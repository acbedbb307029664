package dev.tsuiki.code.trail;

/** Lines of a file: counted from 1, both included. */
public record Region(String path, int startLine, int endLine) {
  int start() {
    return startLine - 1;
  }

  int end() {
    return endLine - 1;
  }

  static Region of(String path, int start, int end) {
    return new Region(path, start + 1, end + 1);
  }
}
