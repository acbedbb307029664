package dev.tsuiki.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** How people come in. */
@ConfigMapping(prefix = "tsuiki")
public interface AccountConfig {
  Mode mode();

  /**
   * Where the server is reached from elsewhere. In the local mode it makes tokens mandatory for all
   * who come by it.
   */
  Optional<URI> publicUrl();

  Local local();

  enum Mode {
    LOCAL,
    TEAM
  }

  interface Local {
    /** The name of the person at the machine. */
    @WithDefault("${user.name}")
    String person();
  }
}
