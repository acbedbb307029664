package dev.tsuiki.testsupport;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A server that gives little: few requests at once by a token, few records and bytes. */
public class Limited implements QuarkusTestProfile {
  public static final int BURST = 20;
  public static final int RECORDS = 6;
  public static final int BYTES = 5_000;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "tsuiki.rate.limited",
        "true",
        "tsuiki.rate.token.per-second",
        "1",
        "tsuiki.rate.token.burst",
        String.valueOf(BURST),
        "tsuiki.quota.recount",
        "0s",
        "tsuiki.quota.notebook.records",
        String.valueOf(RECORDS),
        "tsuiki.quota.notebook.bytes",
        String.valueOf(BYTES));
  }
}
