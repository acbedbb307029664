package dev.tsuiki.code.trail;

import dev.tsuiki.code.trail.Hunk.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which words of a changed line changed. */
final class Words {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+|\\s+|.", Pattern.DOTALL);
  private static final int LETTERS = 2_000;

  private Words() {}

  /** What of {@code line} is not in {@code other}; null where so much is that marks say nothing. */
  static @Nullable List<Mark> marks(String line, String other) {
    if (line.length() > LETTERS || other.length() > LETTERS) {
      return null;
    }
    var numbers = new HashMap<String, Integer>();
    var ends = new ArrayList<Integer>();
    var pairs =
        LineDiff.pairs(words(line, numbers, ends), words(other, numbers, new ArrayList<>()));
    var marks = new ArrayList<Mark>();
    int start = 0;
    for (int i = 0; i < pairs.length; i++) {
      int end = ends.get(i);
      if (pairs[i] < 0) {
        var last = marks.isEmpty() ? null : marks.get(marks.size() - 1);
        if (last != null && last.end() == start) {
          marks.set(marks.size() - 1, new Mark(last.start(), end));
        } else {
          marks.add(new Mark(start, end));
        }
      }
      start = end;
    }
    return marks;
  }

  private static int[] words(String line, HashMap<String, Integer> numbers, List<Integer> ends) {
    var found = new ArrayList<Integer>();
    var matcher = WORD.matcher(line);
    while (matcher.find()) {
      Integer next = numbers.size();
      var known = numbers.putIfAbsent(matcher.group(), next);
      found.add(known == null ? next : known);
      ends.add(matcher.end());
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }
}
