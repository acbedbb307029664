package dev.tsuiki.notebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsuiki.account.Right;
import jakarta.persistence.EnumeratedValue;

/** What somebody is in a notebook. */
enum Role {
  @JsonProperty("reader")
  READER("reader"),
  @JsonProperty("writer")
  WRITER("writer"),
  @JsonProperty("owner")
  OWNER("owner");

  @EnumeratedValue final String word;

  Role(String word) {
    this.word = word;
  }

  boolean may(Right right) {
    return switch (right) {
      case ANYBODY, SIGNED_IN, SIGNED_IN_TO_WRITE, IN_PERSON, READ -> true;
      case ADMINISTER -> false;
      case WRITE -> this != READER;
      case OWN, OWN_IN_PERSON -> this == OWNER;
    };
  }

  static Role of(String word) {
    for (var role : values()) {
      if (role.word.equals(word)) {
        return role;
      }
    }
    throw new IllegalArgumentException(word);
  }
}
