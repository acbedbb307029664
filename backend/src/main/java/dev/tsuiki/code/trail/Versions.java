package dev.tsuiki.code.trail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;

/**
 * Reads the versions of one file. Lines that several have are kept once, and what goes on as in the
 * version read before is taken over without being looked at, so versions are best read in their
 * order. Safe for many threads.
 */
public final class Versions {
  /** So many different lines are looked for by their text; more have nothing in common anyway. */
  private static final int LINES = 50_000;

  /** What a line, and a line of a version, weighs besides its letters. */
  private static final int LINE = 150;

  private static final int REFERENCE = 12;
  private static final int VERSION = 1_000;

  private final String path;
  private final HashMap<String, Line> lines = new HashMap<>();
  private Text before = new Text(new byte[0], new Line[0], new int[] {0});
  private long weight;

  /** What the path ends with says whether definitions are looked for. */
  public Versions(String path) {
    this.path = path;
  }

  /**
   * @param starts where each line begins, then where the last one ends
   */
  private record Text(byte[] bytes, Line[] lines, int[] starts) {}

  /** In bytes of memory, about. */
  public synchronized long weight() {
    return weight + before.bytes().length;
  }

  /**
   * @param text in UTF-8
   */
  public synchronized Source read(byte[] text) {
    var reading = new Reading(text);
    reading.read();
    before = reading.text();
    for (int i = 0; i < before.lines().length; i++) {
      before.lines()[i].place(i);
    }
    return source(path, new Lines(before.lines()));
  }

  /** A part of a version, as a notebook's cell is. */
  public synchronized Source read(String part, String text) {
    return source(part, Lines.of(text, this::line));
  }

  private Source source(String name, Lines lines) {
    weight += VERSION + (long) REFERENCE * lines.count();
    return Source.of(name, lines);
  }

  private Line line(String text) {
    var known = lines.get(text);
    if (known != null) {
      return known;
    }
    weight += LINE + 2L * text.length();
    var line = new Line(text);
    if (lines.size() < LINES) {
      lines.put(text, line);
    }
    return line;
  }

  /** Of one version beside the one before it. */
  private final class Reading {
    private final byte[] bytes;
    private Line[] found = new Line[Math.max(16, before.lines().length + 16)];
    private int[] starts = new int[found.length + 1];
    private int count;

    /** How far this is read. */
    private int at;

    /** Which line of the version before should be next. */
    private int expected;

    Reading(byte[] bytes) {
      this.bytes = bytes;
    }

    Text text() {
      return new Text(bytes, Arrays.copyOf(found, count), Arrays.copyOf(starts, count + 1));
    }

    void read() {
      while (at < bytes.length) {
        asBefore();
        if (at < bytes.length) {
          oneLine();
        }
      }
    }

    /** Takes over all lines up to the first that is not what is expected. */
    private void asBefore() {
      int from = before.starts()[expected];
      int length = Math.min(before.bytes().length - from, bytes.length - at);
      int differs = Arrays.mismatch(before.bytes(), from, from + length, bytes, at, at + length);
      int same = from + (differs < 0 ? length : differs);
      int by = at - from;
      while (expected < before.lines().length
          && before.starts()[expected + 1] <= same
          && before.bytes()[before.starts()[expected + 1] - 1] == '\n') {
        add(before.lines()[expected], before.starts()[expected + 1] + by);
        expected++;
      }
    }

    private void oneLine() {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      int next = Math.min(end + 1, bytes.length);
      if (next < bytes.length && bytes[end] == '\r' && bytes[next] == '\n') {
        next++;
      }
      var line = line(new String(bytes, at, end - at, StandardCharsets.UTF_8));
      if (expected < before.lines().length && before.lines()[expected] != line) {
        int place = line.place();
        expected =
            place < before.lines().length && before.lines()[place] == line ? place : expected;
      }
      expected = Math.min(expected + 1, before.lines().length);
      add(line, next);
    }

    private void add(Line line, int end) {
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
        starts = Arrays.copyOf(starts, count * 2 + 1);
      }
      found[count++] = line;
      starts[count] = end;
      at = end;
    }
  }
}
