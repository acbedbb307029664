package dev.tsuiki.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How people come in. No mapping: its prefix would be the whole of Tsuiki's. */
@ApplicationScoped
class AccountConfig {
  private final Mode mode;
  private final Optional<URI> publicUrl;
  private final String localPerson;

  AccountConfig(
      @ConfigProperty(name = "tsuiki.mode") Mode mode,
      @ConfigProperty(name = "tsuiki.public-url") Optional<URI> publicUrl,
      @ConfigProperty(name = "tsuiki.local.person") Optional<String> localPerson) {
    this.mode = mode;
    this.publicUrl = publicUrl;
    this.localPerson = localPerson.orElseGet(() -> System.getProperty("user.name"));
  }

  enum Mode {
    LOCAL,
    TEAM
  }

  Mode mode() {
    return mode;
  }

  /**
   * Where the server is reached from elsewhere. In the local mode it makes tokens mandatory for all
   * who come by it.
   */
  Optional<URI> publicUrl() {
    return publicUrl;
  }

  /** The name of the person at the machine. */
  String localPerson() {
    return localPerson;
  }
}
