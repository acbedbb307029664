package dev.tsuiki.journal;

import dev.tsuiki.database.Inserts;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that one transaction has taken. While it lasts the notebook's row is locked, so
 * nobody else is between these numbers, and what is checked stays true until the commit.
 */
public final class Turn {
  private final UUID notebook;
  private final UUID author;
  private final Instant recordedAt;
  private final long last;
  private final Inserts waiting = new Inserts();
  private final Consumer<Inserts> write;
  private boolean gathers;
  private long next;

  Turn(
      UUID notebook,
      UUID author,
      Instant recordedAt,
      long first,
      long last,
      Consumer<Inserts> write) {
    this.notebook = notebook;
    this.author = author;
    this.recordedAt = recordedAt;
    this.next = first;
    this.last = last;
    this.write = write;
  }

  /**
   * Lets what is inserted under this turn wait, to go to the database in one round trip. {@link
   * #write} has to follow before the transaction ends.
   */
  public Turn gather() {
    gathers = true;
    return this;
  }

  /** Inserts a row that belongs to an appended record. */
  public void insert(String table, String columns, @Nullable Object... values) {
    waiting.add(table, columns, values);
    if (!gathers) {
      write();
    }
  }

  /** Sends what was gathered. */
  public void write() {
    write.accept(waiting);
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
