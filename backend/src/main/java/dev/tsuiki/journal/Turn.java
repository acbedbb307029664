package dev.tsuiki.journal;

import java.time.Instant;
import java.util.UUID;

/**
 * The numbers that one transaction has taken. While it lasts the notebook's row is locked, so
 * nobody else is between these numbers, and what is checked stays true until the commit.
 */
public final class Turn {
  private final UUID notebook;
  private final UUID author;
  private final Instant recordedAt;
  private final long last;
  private long next;

  Turn(UUID notebook, UUID author, Instant recordedAt, long first, long last) {
    this.notebook = notebook;
    this.author = author;
    this.recordedAt = recordedAt;
    this.next = first;
    this.last = last;
  }

  public UUID notebook() {
    return notebook;
  }

  public UUID author() {
    return author;
  }

  public Instant recordedAt() {
    return recordedAt;
  }

  long take() {
    if (next > last) {
      throw new IllegalStateException("more records than numbers taken");
    }
    return next++;
  }
}
