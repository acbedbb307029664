package dev.tsuiki.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root, so when Tsuiki is started by root its PostgreSQL needs another
 * identity.
 *
 * <p>First choice: {@code unshare -U}, a user namespace in which root has no name. The files stay
 * root's, nothing has to be changed hands, it works in {@code /root} (0700), and all special rights
 * are gone. Containers usually forbid namespaces; there {@code setpriv} makes it {@code nobody},
 * who keeps the one right to pass through root's folders. {@code no_setuid_fixup} is for access(2),
 * which otherwise looks away from that right. {@code su} and {@code runuser} cannot give it, so
 * with them the data would have to lie elsewhere.
 */
final class Privileges {

  private static final int NOBODY = 65534;

  private static final Privileges SAME_USER = new Privileges(List.of(), -1);
  private static final Privileges NAMELESS = new Privileges(List.of("unshare", "-U", "--"), 0);
  private static final Privileges AS_NOBODY =
      new Privileges(
          List.of(
              "setpriv",
              "--reuid=" + NOBODY,
              "--regid=" + NOBODY,
              "--clear-groups",
              "--securebits=+no_setuid_fixup",
              "--inh-caps=-all,+dac_override",
              "--ambient-caps=-all,+dac_override",
              "--"),
          NOBODY);

  private final List<String> prefix;
  private final int owner;

  private Privileges(List<String> prefix, int owner) {
    this.prefix = prefix;
    this.owner = owner;
  }

  static int ownUid() {
    return (int) new UnixSystem().getUid();
  }

  /** A way that was tried and works here; {@code tsuiki.drop} names one for tests. */
  static Privileges find() {
    if (System.getProperty("os.name", "").startsWith("Windows") || ownUid() != 0) {
      return SAME_USER;
    }
    String wanted = System.getProperty("tsuiki.drop", "");
    return Stream.of(NAMELESS, AS_NOBODY)
        .filter(way -> wanted.isEmpty() || way.prefix.get(0).equals(wanted))
        .filter(Privileges::works)
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                    "PostgreSQL refuses to run as root and neither unshare nor setpriv works here;"
                        + " start Tsuiki as an ordinary user."));
  }

  List<String> command(String... command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(List.of(command));
    return whole;
  }

  /**
   * Sees to it that the folder is the one's who will use it; another way may have been taken last
   * time.
   */
  void handOver(Path folder) throws IOException {
    if (owner < 0 || (int) Files.getAttribute(folder, "unix:uid") == owner) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(folder)) {
      inside = walk.toList();
    }
    // The folder itself last: a walk that was cut short is then begun again.
    for (int i = inside.size() - 1; i >= 0; i--) {
      Files.setAttribute(inside.get(i), "unix:uid", owner, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }
  }

  private boolean works() {
    try {
      Process probe =
          new ProcessBuilder(command("sh", "-c", "test \"$(id -u)\" != 0"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor(5, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
