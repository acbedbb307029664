package dev.tsuiki.local;

import java.io.IOException;
import java.util.List;

/** {@code deploy/local/run} ends here. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      Settings settings = Settings.of(List.of(arguments), System.getenv());
      LocalServer server = new LocalServer(settings);
      try {
        server.exit(server.run());
      } catch (IOException failure) {
        server.fail(DataFolder.explain(settings.data(), failure));
      } catch (Problem problem) {
        server.fail(problem);
      }
    } catch (Problem wronglyAsked) {
      System.err.println(wronglyAsked.getMessage());
      System.exit(2);
    }
  }
}
