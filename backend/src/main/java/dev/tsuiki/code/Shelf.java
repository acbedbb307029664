package dev.tsuiki.code;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The texts that a notebook got last, to find among them the one that a new text is a version of.
 */
final class Shelf {
  private static final long MOST = 4L << 20;

  /** So many lines stand for a text. */
  private static final int SAMPLE = 16;

  private static final int SHORT = 4;

  private final Map<String, Kept> texts = new LinkedHashMap<>();
  private long bytes;

  private record Kept(Blob text, int[] sample) {}

  synchronized void add(Blob text) {
    if (text.bytes().length > MOST / 4) {
      return;
    }
    // without what it came from, which would keep a whole history here
    var alone = new Blob(text.sha256(), text.bytes(), text.hops(), null);
    var earlier = texts.remove(text.sha256());
    bytes += text.bytes().length - (earlier == null ? 0 : earlier.text().bytes().length);
    texts.put(text.sha256(), new Kept(alone, sample(text.bytes())));
    for (var oldest = texts.values().iterator(); bytes > MOST && oldest.hasNext(); ) {
      bytes -= oldest.next().text().bytes().length;
      oldest.remove();
    }
  }

  /**
   * The one that has most lines in common with this one, of equal ones the latest.
   *
   * @param besides those that cannot be it
   */
  synchronized Optional<Blob> nearest(byte[] text, Set<String> besides) {
    var sample = sample(text);
    int most = Math.max(1, sample.length / 4);
    Blob nearest = null;
    for (var kept : texts.values()) {
      int common = common(sample, kept.sample());
      if (common >= most && !besides.contains(kept.text().sha256())) {
        most = common;
        nearest = kept.text();
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** The lowest of the hashes of its lines, ascending. */
  private static int[] sample(byte[] text) {
    var lowest = new int[SAMPLE];
    int count = 0;
    int hash = 0;
    int length = 0;
    for (int i = 0; i <= text.length; i++) {
      byte letter = i == text.length ? (byte) '\n' : text[i];
      if (letter != '\n') {
        if (letter > ' ' || letter < 0) {
          hash = 31 * hash + letter;
          length++;
        }
        continue;
      }
      if (length >= SHORT) {
        count = insert(lowest, count, spread(hash));
      }
      hash = 0;
      length = 0;
    }
    return Arrays.copyOf(lowest, count);
  }

  private static int insert(int[] lowest, int count, int hash) {
    if (count == SAMPLE && hash >= lowest[SAMPLE - 1]) {
      return count;
    }
    int found = Arrays.binarySearch(lowest, 0, count, hash);
    if (found >= 0) {
      return count;
    }
    int at = -found - 1;
    System.arraycopy(lowest, at, lowest, at + 1, Math.min(count, SAMPLE - 1) - at);
    lowest[at] = hash;
    return Math.min(count + 1, SAMPLE);
  }

  private static int spread(int hash) {
    int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
    mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
    return mixed ^ mixed >>> 16;
  }

  private static int common(int[] one, int[] other) {
    int common = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      if (one[i] == other[j]) {
        common++;
        i++;
        j++;
      } else if (one[i] < other[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
