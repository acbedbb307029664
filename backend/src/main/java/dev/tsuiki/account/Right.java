package dev.tsuiki.account;

/** What may be asked of somebody, from nothing to owning the notebook in the path. */
public enum Right {
  ANYBODY,
  SIGNED_IN,
  /** Signed in, and not by a token that only reads. */
  SIGNED_IN_TO_WRITE,
  /** Signed in, and not by a token. */
  IN_PERSON,
  /** Looks after the whole instance, and came in person. */
  ADMINISTER,
  READ,
  WRITE,
  OWN,
  /** Owns it, and came in person: a token that leaks must not let others in. */
  OWN_IN_PERSON
}
