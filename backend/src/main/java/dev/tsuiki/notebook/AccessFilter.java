package dev.tsuiki.notebook;

import dev.tsuiki.account.CurrentPerson;
import dev.tsuiki.account.Permission;
import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import dev.tsuiki.web.Texts;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks, before an endpoint is reached, for what the endpoint declares. */
class AccessFilter {
  private final CurrentPerson person;
  private final CurrentNotebook notebook;
  private final Access access;

  AccessFilter(CurrentPerson person, CurrentNotebook notebook, Access access) {
    this.person = person;
    this.notebook = notebook;
    this.access = access;
  }

  @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
  void require(ContainerRequestContext request, ResourceInfo endpoint) {
    var permission = endpoint.getResourceMethod().getAnnotation(Permission.class);
    if (permission == null) {
      throw new ProblemException(ProblemType.FORBIDDEN, "this address is closed");
    }
    switch (permission.value()) {
      case ANYBODY -> {}
      case SIGNED_IN -> person.get();
      case SIGNED_IN_TO_WRITE -> Access.requireWriting(person.get());
      case IN_PERSON -> Access.requireInPerson(person.get());
      case ADMINISTER -> Access.requireAdministrator(person.get());
      case READ, WRITE, OWN, OWN_IN_PERSON -> {
        var slug = request.getUriInfo().getPathParameters().getFirst("nb");
        if (slug == null || !Texts.isStorable(slug)) {
          throw Access.unknown();
        }
        notebook.set(access.require(person.get(), slug, permission.value()));
      }
    }
  }
}
