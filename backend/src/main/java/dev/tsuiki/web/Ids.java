package dev.tsuiki.web;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Ids as the contract wants them: UUIDv7, which sort by the time they were made. */
public final class Ids {
  private Ids() {}

  public static UUID next() {
    return new UuidVersion7Strategy().generateUuid(null);
  }
}
