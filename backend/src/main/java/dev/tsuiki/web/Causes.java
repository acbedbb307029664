package dev.tsuiki.web;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A failure and all that led to it, nearest first. What was suppressed counts: a commit that fails
 * says only there what the database answered.
 */
final class Causes {
  private Causes() {}

  static Set<Throwable> of(Throwable failure) {
    var causes = new LinkedHashSet<Throwable>();
    var next = new ArrayDeque<Throwable>();
    next.add(failure);
    while (!next.isEmpty()) {
      var one = next.remove();
      if (causes.add(one)) {
        Collections.addAll(next, one.getSuppressed());
        if (one.getCause() != null) {
          next.addFirst(one.getCause());
        }
      }
    }
    return causes;
  }
}
