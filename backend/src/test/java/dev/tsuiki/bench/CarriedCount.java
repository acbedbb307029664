package dev.tsuiki.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often a definition was carried to where Python sees it, and how often not. */
final class CarriedCount {
  private int all;
  private int exact;
  private int exactDoubtful;
  private int wrong;
  private int wrongDoubtful;
  private int lost;

  void add(boolean isFound, boolean isExact, boolean isDoubtful) {
    all++;
    if (!isFound) {
      lost++;
    } else if (isExact) {
      exact++;
      exactDoubtful += isDoubtful ? 1 : 0;
    } else if (isDoubtful) {
      wrongDoubtful++;
    } else {
      wrong++;
    }
  }

  Map<String, Number> figures() {
    var figures = new LinkedHashMap<String, Number>();
    figures.put("n", all);
    figures.put("exact %", percent(exact));
    figures.put("wrong and unmarked %", percent(wrong));
    figures.put("lost %", percent(lost));
    figures.put("wrong and doubtful %", percent(wrongDoubtful));
    figures.put("doubtful though exact %", percent(exactDoubtful));
    return figures;
  }

  private double percent(int count) {
    return all == 0 ? 0 : Bench.rounded(100.0 * count / all);
  }
}
