package dev.tsuiki.code.trail;

import java.util.Arrays;
import java.util.HashMap;

/**
 * Pairs the lines that occur once in either text, and what adjoins them: n log n, whatever comes.
 */
final class UniqueLines {
  private UniqueLines() {}

  static int[] pairs(int[] a, int[] b) {
    var partner = partners(a, b);
    var pairs = longestGrowing(partner);
    spread(a, b, pairs);
    return pairs;
  }

  /** Line by line of {@code a}: where its only equal stands in {@code b}, -1 if not only one. */
  static int[] partners(int[] a, int[] b) {
    var places = new HashMap<Integer, int[]>();
    for (int i = 0; i < a.length; i++) {
      places.computeIfAbsent(a[i], none -> new int[] {0, 0, -1})[0]++;
    }
    for (int j = 0; j < b.length; j++) {
      var place = places.get(b[j]);
      if (place != null) {
        place[1]++;
        place[2] = j;
      }
    }
    var partner = new int[a.length];
    for (int i = 0; i < a.length; i++) {
      var place = places.get(a[i]);
      partner[i] = place != null && place[0] == 1 && place[1] == 1 ? place[2] : -1;
    }
    return partner;
  }

  /** Keeps the longest growing series of partners, by patience. */
  private static int[] longestGrowing(int[] partner) {
    var ends = new int[partner.length];
    var before = new int[partner.length];
    int length = 0;
    for (int i = 0; i < partner.length; i++) {
      if (partner[i] < 0) {
        continue;
      }
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) / 2;
        if (partner[ends[middle]] < partner[i]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[i] = low == 0 ? -1 : ends[low - 1];
      ends[low] = i;
      length = Math.max(length, low + 1);
    }
    var kept = new int[partner.length];
    Arrays.fill(kept, -1);
    for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = before[i]) {
      kept[i] = partner[i];
    }
    return kept;
  }

  /** Equal lines right before and after a pair are pairs too, as far as the order allows. */
  private static void spread(int[] a, int[] b, int[] pairs) {
    var next = new int[a.length];
    int right = b.length;
    for (int i = a.length - 1; i >= 0; i--) {
      next[i] = right;
      right = pairs[i] >= 0 ? pairs[i] : right;
    }
    for (int i = 1; i < a.length; i++) {
      int candidate = pairs[i - 1] + 1;
      if (pairs[i] < 0 && pairs[i - 1] >= 0 && candidate < next[i] && a[i] == b[candidate]) {
        pairs[i] = candidate;
      }
    }
    int left = -1;
    var before = new int[a.length];
    for (int i = 0; i < a.length; i++) {
      before[i] = left;
      left = pairs[i] >= 0 ? pairs[i] : left;
    }
    for (int i = a.length - 2; i >= 0; i--) {
      int candidate = pairs[i + 1] - 1;
      if (pairs[i] < 0 && pairs[i + 1] >= 0 && candidate > before[i] && a[i] == b[candidate]) {
        pairs[i] = candidate;
      }
    }
  }
}
