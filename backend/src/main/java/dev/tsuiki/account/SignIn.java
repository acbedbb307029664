package dev.tsuiki.account;

import dev.tsuiki.web.ProblemException;
import dev.tsuiki.web.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Finds out who is asking: by a bearer token (ours, or the provider's), else as the person at the
 * machine, else by the browser's session. Whoever brings nothing is nobody; endpoints say whether
 * that is enough.
 */
class SignIn {
  static final String COOKIE = "tsuiki_token";
  private static final String BEARER = "Bearer ";
  private static final String API = "/api/";

  private final Tokens tokens;
  private final CurrentPerson current;
  private final Instance<LocalPerson> localPerson;
  private final Origins origins;
  private final Provider provider;
  private final Rates rates;

  SignIn(
      Tokens tokens,
      CurrentPerson current,
      Instance<LocalPerson> localPerson,
      Origins origins,
      Provider provider,
      Rates rates) {
    this.provider = provider;
    this.rates = rates;
    this.tokens = tokens;
    this.current = current;
    this.localPerson = localPerson;
    this.origins = origins;
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  void recognise(ContainerRequestContext request, RoutingContext routing) {
    if (request.getUriInfo().getPath().startsWith(API)) {
      asking(request, routing)
          .ifPresent(
              person -> {
                rates.count(person);
                current.set(person);
              });
    }
  }

  private Optional<Person> asking(ContainerRequestContext request, RoutingContext routing) {
    var header = request.getHeaderString("Authorization");
    if (header != null) {
      // a credential that is given has to be right, even where none would be needed
      return Optional.of(bearer(header).orElseThrow(SignIn::refused));
    }
    if (LocalGuard.isPersonAtTheMachine(routing)) {
      return Optional.of(localPerson.get().get());
    }
    var cookie = request.getCookies().get(COOKIE);
    var person =
        Optional.ofNullable(cookie)
            .flatMap(kept -> tokens.recognise(kept.getValue()))
            // a token that has ended must not stand in the way of a session that has not
            .or(() -> provider.exists() ? provider.ofSession(routing) : Optional.empty());
    if (person.isPresent()) {
      origins.requireOwn(routing);
    }
    return person;
  }

  private Optional<Person> bearer(String header) {
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    var secret = header.substring(BEARER.length()).trim();
    if (secret.startsWith(ApiToken.PREFIX)) {
      return tokens.recognise(secret);
    }
    return provider.ofAccessToken();
  }

  private static ProblemException refused() {
    return new ProblemException(
        ProblemType.UNAUTHORIZED, "the token is not known here, was revoked or has expired");
  }
}
