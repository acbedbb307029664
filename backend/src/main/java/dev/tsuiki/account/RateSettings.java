package dev.tsuiki.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/**
 * How often somebody may ask. Each process counts for itself. The defaults are far above a training
 * script that posts ten times a second, or a snapshot of five thousand files that are all new.
 */
@ConfigMapping(prefix = "tsuiki.rate")
interface RateSettings {
  /** In the team mode it is limited, in the local mode not, unless this says so. */
  Optional<Boolean> limited();

  /** All that a person does, in browsers and by tokens. */
  Person person();

  /** What one token does. */
  Token token();

  interface Person {
    @WithDefault("200")
    int perSecond();

    /** How many may come at once after a silence. */
    @WithDefault("12000")
    int burst();
  }

  interface Token {
    @WithDefault("100")
    int perSecond();

    @WithDefault("6000")
    int burst();
  }
}
