package dev.tsuiki.account;

import dev.tsuiki.web.ProblemException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the OpenID provider, by way of Quarkus, who somebody is. Nothing here challenges unasked.
 */
@ApplicationScoped
class Provider {
  private static final Logger LOG = Logger.getLogger(Provider.class);

  private final CurrentIdentityAssociation current;
  private final HttpAuthenticator authenticator;
  private final Accounts accounts;
  private final OidcSettings settings;
  private final Renewals renewals;
  private final boolean exists;

  Provider(
      CurrentIdentityAssociation current,
      HttpAuthenticator authenticator,
      Accounts accounts,
      OidcSettings settings,
      Renewals renewals,
      AccountConfig config) {
    this.renewals = renewals;
    this.current = current;
    this.authenticator = authenticator;
    this.accounts = accounts;
    this.settings = settings;
    this.exists = config.mode() == AccountConfig.Mode.TEAM;
  }

  boolean exists() {
    return exists;
  }

  /**
   * Who brings an access token, if it is one of this provider's and meant for us.
   *
   * @throws ProblemException {@code unavailable} where the provider had to be asked and is away
   */
  Optional<Person> ofAccessToken() {
    return identity().filter(this::isMeantForUs).map(this::identityOf).map(accounts::of);
  }

  /** Who has a session in this browser; it is renewed on the way where it is about to end. */
  Optional<Person> ofSession(RoutingContext routing) {
    return renewals.once(routing, () -> identity().map(this::identityOf)).map(accounts::of);
  }

  /** Whether this browser has a session that is alive. */
  boolean isSignedIn() {
    return identity().isPresent();
  }

  /** What to answer so that the browser asks the provider. */
  ChallengeData challenge(RoutingContext routing) {
    var challenge = asked(authenticator.getChallenge(routing));
    if (challenge == null) {
      throw new IllegalStateException("nobody to sign in with");
    }
    return challenge;
  }

  /** Where Quarkus wants this browser to go on, once it has made or ended its session. */
  Optional<String> whereTo() {
    try {
      var unused = asked(current.getDeferredIdentity());
      return Optional.empty();
    } catch (AuthenticationRedirectException elsewhere) {
      return Optional.of(elsewhere.getRedirectUri());
    }
  }

  private Optional<JsonWebToken> identity() {
    if (!exists) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(asked(current.getDeferredIdentity())).flatMap(Provider::token);
    } catch (AuthenticationRedirectException elsewhere) {
      return Optional.empty();
    }
  }

  /** Empty where the provider, or the credential itself, says no. */
  private static <T> @Nullable T asked(Uni<T> answer) {
    try {
      return answer.await().indefinitely();
    } catch (AuthenticationRedirectException elsewhere) {
      throw elsewhere;
    } catch (RuntimeException failure) {
      if (isProviderAway(failure)) {
        throw ProblemException.unavailable("the sign-in server does not answer", failure);
      }
      if (failure instanceof AuthenticationException) {
        LOG.debug("A credential was refused", failure);
        return null;
      }
      throw failure;
    }
  }

  private static Optional<JsonWebToken> token(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Optional.of(token)
        : Optional.empty();
  }

  /** An ID token says who signed in to a client; it is no key to anything. */
  private boolean isMeantForUs(JsonWebToken token) {
    var isIdToken = "ID".equals(token.getClaim("typ")) || token.containsClaim("at_hash");
    var audience = token.getAudience();
    return !isIdToken
        && audience != null
        && audience.contains(settings.audience().orElse(settings.clientId()));
  }

  private Identity identityOf(JsonWebToken token) {
    return new Identity(
        token.getIssuer(),
        token.getSubject(),
        name(token),
        token.getClaim("preferred_username"),
        token.getClaim("email"),
        Boolean.TRUE.equals(token.getClaim("email_verified")),
        current.getIdentity().hasRole(settings.adminRole()));
  }

  private static String name(JsonWebToken token) {
    for (var claim : new String[] {"name", "preferred_username", "email"}) {
      String value = token.getClaim(claim);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return token.getSubject();
  }

  private static boolean isProviderAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof TimeoutException) {
        LOG.warnf("The OpenID provider does not answer: %s", cause.toString());
        return true;
      }
    }
    return false;
  }
}
