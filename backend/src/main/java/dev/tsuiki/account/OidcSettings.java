package dev.tsuiki.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The OpenID provider of the team mode. */
@ConfigMapping(prefix = "tsuiki.oidc")
interface OidcSettings {
  /** The provider's own address; its metadata is found below it. */
  Optional<URI> issuer();

  @WithDefault("tsuiki")
  String clientId();

  Optional<String> clientSecret();

  /** What a program's access token must be meant for; the client's id unless given. */
  Optional<String> audience();

  /** Asked for beside {@code openid}, so that a name and an address are known. */
  @WithDefault("profile,email")
  List<String> scopes();

  /** Where a token lists roles, as a path; the usual places unless given. */
  Optional<String> roleClaim();

  /** Whoever has this role looks after the whole instance. */
  @WithDefault("tsuiki-admin")
  String adminRole();
}
