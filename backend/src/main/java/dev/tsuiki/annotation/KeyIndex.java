package dev.tsuiki.annotation;

import dev.tsuiki.journal.Keys;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * The keys to look for. It is asked at every letter of a text, so a letter that begins none is told
 * at once.
 */
public final class KeyIndex {
  private final Map<String, Boolean> ordinary = new HashMap<>();
  private final BitSet firsts = new BitSet();

  /** By their first two letters, the lengths that keys have; longest first. */
  private final Map<String, TreeSet<Integer>> lengths = new HashMap<>();

  public KeyIndex(Collection<String> keys) {
    for (var key : keys) {
      if (!key.isEmpty() && ordinary.putIfAbsent(key, Keys.isOrdinary(key)) == null) {
        firsts.set(key.charAt(0));
        lengths
            .computeIfAbsent(beginning(key, 0), none -> new TreeSet<>(Collections.reverseOrder()))
            .add(key.length());
      }
    }
  }

  boolean begins(String text, int at) {
    return at < text.length() && firsts.get(text.charAt(at));
  }

  /** Where the longest key that starts here and may end there ends; -1 where none does. */
  int longest(String text, int start, boolean ordinaryToo, IntPredicate mayEnd) {
    var beginnings =
        start + 1 < text.length()
            ? List.of(text.substring(start, start + 2), text.substring(start, start + 1))
            : List.of(text.substring(start));
    for (var beginning : beginnings) {
      for (int length : lengths.getOrDefault(beginning, NONE)) {
        int end = start + length;
        if (end <= text.length()) {
          var isOrdinary = ordinary.get(text.substring(start, end));
          if (isOrdinary != null && (ordinaryToo || !isOrdinary) && mayEnd.test(end)) {
            return end;
          }
        }
      }
    }
    return -1;
  }

  private static final TreeSet<Integer> NONE = new TreeSet<>();

  private static String beginning(String text, int at) {
    return text.substring(at, Math.min(at + 2, text.length()));
  }
}
