package dev.tsuiki.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, and by which credential. A token may narrow what its owner may do; null means it
 * does not.
 */
public record Person(
    UUID id,
    String name,
    @Nullable String email,
    boolean administrator,
    @Nullable Narrowing token) {

  /**
   * What a token allows at most: in one notebook or ({@code null}) in all, reading or also writing.
   */
  public record Narrowing(UUID token, @Nullable UUID notebook, boolean mayWrite) {}

  public boolean mayReach(UUID notebook) {
    return token == null || token.notebook() == null || token.notebook().equals(notebook);
  }

  public boolean mayWrite() {
    return token == null || token.mayWrite();
  }

  public Author author() {
    return new Author(id, name);
  }
}
