package dev.tsuiki.notebook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be done to a notebook itself. */
public enum Deed {
  CREATED,
  JOINED,
  LEFT,
  REMOVED,
  ROLE_CHANGED,
  INVITED,
  INVITATION_WITHDRAWN,
  TOKEN_MADE,
  TOKEN_REVOKED,
  SETTINGS_CHANGED,
  ARCHIVED,
  UNARCHIVED,
  REDACTED;

  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Deed ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
