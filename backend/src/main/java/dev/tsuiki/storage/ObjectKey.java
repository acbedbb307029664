package dev.tsuiki.storage;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where an object lies: {@code notebook/sha256/upload}. Made by the server from what it received
 * itself, so no text of a client ever becomes part of a path, and two records never share an
 * object.
 */
public record ObjectKey(UUID notebook, String sha256, UUID upload) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public ObjectKey {
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal");
    }
  }

  /** A new key for bytes that were just received. */
  public static ObjectKey of(UUID notebook, Staged staged) {
    return new ObjectKey(notebook, staged.sha256(), UUID.randomUUID());
  }

  /** The key of that name, or nothing where the name is not one that Tsuiki gives. */
  static Optional<ObjectKey> parse(String name) {
    String[] parts = name.split("/", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      var key = new ObjectKey(UUID.fromString(parts[0]), parts[1], UUID.fromString(parts[2]));
      // UUID.fromString is lenient ("1-1-1-1-1"): only the canonical form is ours.
      return key.toString().equals(name) ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return notebook + "/" + sha256 + "/" + upload;
  }
}
