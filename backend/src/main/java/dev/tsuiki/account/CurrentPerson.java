package dev.tsuiki.account;

import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who is asking in this request. */
@RequestScoped
public class CurrentPerson {
  private @Nullable Person person;

  public Person get() {
    if (person == null) {
      throw new ProblemException(
          ProblemType.UNAUTHORIZED, "send a token as 'Authorization: Bearer tsk_…'");
    }
    return person;
  }

  void set(Person person) {
    this.person = person;
  }
}
