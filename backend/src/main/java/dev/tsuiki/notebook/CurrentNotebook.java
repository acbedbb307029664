package dev.tsuiki.notebook;

import dev.tsuiki.account.Author;
import dev.tsuiki.account.Person;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The notebook in this request's path, which whoever asks may at least see. */
@RequestScoped
public class CurrentNotebook {
  private @Nullable Standing standing;

  /** Who stands how to which notebook. */
  public record Standing(
      UUID notebook,
      String slug,
      UUID epoch,
      long lastSeq,
      boolean archived,
      String role,
      Person person) {}

  public UUID id() {
    return standing().notebook();
  }

  public String slug() {
    return standing().slug();
  }

  public Person person() {
    return standing().person();
  }

  public Author author() {
    return standing().person().author();
  }

  public Standing standing() {
    if (standing == null) {
      throw new IllegalStateException("no notebook in this path");
    }
    return standing;
  }

  boolean isKnown() {
    return standing != null;
  }

  void set(Standing standing) {
    this.standing = standing;
  }
}
