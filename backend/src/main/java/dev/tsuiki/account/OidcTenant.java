package dev.tsuiki.account;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.TokenStateManager.Strategy;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the provider known to Quarkus. Browsers get an encrypted session cookie, programs bring
 * access tokens; a process that shares the session secret reads the cookies of all others.
 */
class OidcTenant {
  private static final String CALLBACK = "/callback";
  private static final String LOGOUT = "/logout";

  /** Renewed before it ends, so that no request has to wait for a dead one. */
  private static final Duration RENEW_BEFORE_END = Duration.ofSeconds(30);

  /**
   * How long a cookie outlives its token: the provider decides whether it may still be renewed, so
   * this is only the longest that anybody may stay away.
   */
  private static final Duration LONGEST_ABSENCE = Duration.ofDays(30);

  void create(
      @Observes Oidc oidc,
      AccountConfig config,
      OidcSettings settings,
      @ConfigProperty(name = "tsuiki.session-secret") Optional<String> configuredSecret) {
    if (config.mode() != AccountConfig.Mode.TEAM) {
      return;
    }
    var publicUrl = config.publicUrl().orElseThrow(() -> missing("TSUIKI_PUBLIC_URL"));
    var issuer = settings.issuer().orElseThrow(() -> missing("TSUIKI_OIDC_ISSUER"));
    var secret = settings.clientSecret().orElseThrow(() -> missing("TSUIKI_OIDC_CLIENT_SECRET"));
    var sessionSecret = configuredSecret.orElseThrow(() -> missing("TSUIKI_SESSION_SECRET"));
    if (sessionSecret.length() < 32) {
      throw new IllegalStateException("TSUIKI_SESSION_SECRET needs 32 characters or more");
    }
    var secure = "https".equals(publicUrl.getScheme());
    var tenant =
        OidcTenantConfig.authServerUrl(issuer.toString())
            .tenantEnabled(true)
            .applicationType(ApplicationType.HYBRID)
            .clientId(settings.clientId())
            .credentials(secret)
            .authentication()
            .redirectPath(publicUrl.resolve(CALLBACK).toString())
            .restorePathAfterRedirect(true)
            .scopes(settings.scopes())
            .pkceRequired()
            .stateSecret(sessionSecret)
            .nonceRequired(true)
            .cookieForceSecure(secure)
            .javaScriptAutoRedirect(false)
            .sessionAgeExtension(LONGEST_ABSENCE)
            .end()
            .token()
            // an ID token is for the client; who brings an access token is asked for more in
            // Provider
            .audience(settings.clientId(), settings.audience().orElse(settings.clientId()))
            .refreshExpired()
            .refreshTokenTimeSkew(RENEW_BEFORE_END)
            .end()
            .logout()
            .path(LOGOUT)
            // back to here once more: then nobody is signed in, and it goes on to the first page
            .postLogoutPath(publicUrl.resolve(LOGOUT).toString())
            .end()
            .tokenStateManager()
            .strategy(Strategy.ID_REFRESH_TOKENS)
            .splitTokens()
            .encryptionRequired()
            .encryptionSecret(sessionSecret)
            .end();
    settings.roleClaim().ifPresent(claim -> tenant.roles().roleClaimPath(claim).end());
    oidc.create(tenant.build());
  }

  private static IllegalStateException missing(String variable) {
    return new IllegalStateException("the team mode needs " + variable);
  }
}
