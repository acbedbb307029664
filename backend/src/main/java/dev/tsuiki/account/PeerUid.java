package dev.tsuiki.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Which user holds the other end of a loopback TCP connection, from Linux's table of sockets
 * (proc(5), {@code /proc/net/tcp} and {@code tcp6}). Elsewhere the answer is always empty.
 *
 * <p>Costs one or two reads of that table, well under a millisecond: ask once a connection and keep
 * the answer with the connection, never by its ports, which the next user may be given.
 */
public final class PeerUid {

  private static final int UID = 7;
  private static final int INODE = 9;
  private static final String MAPPED = "0000000000000000" + word(new byte[] {0, 0, -1, -1}, 0);

  private final Path proc;

  public PeerUid() {
    this(Path.of("/proc"));
  }

  PeerUid(Path proc) {
    this.proc = proc;
  }

  /**
   * The uid behind {@code remote} of a connection that was accepted at {@code local}; empty where
   * it cannot be told, also once the peer has closed its socket. Whoever guards something must
   * treat empty as a stranger.
   */
  public OptionalInt of(InetSocketAddress local, InetSocketAddress remote) {
    OptionalInt found = lookUp(local, remote);
    // The kernel hands the table out in pieces; a row may slip between two of them while others
    // come and go.
    return found.isPresent() ? found : lookUp(local, remote);
  }

  /** The effective uid of this process. */
  public OptionalInt own() {
    try (BufferedReader status = Files.newBufferedReader(proc.resolve("self/status"))) {
      for (String line = status.readLine(); line != null; line = status.readLine()) {
        if (line.startsWith("Uid:")) {
          return OptionalInt.of(Integer.parseUnsignedInt(line.trim().split("\\s+")[2]));
        }
      }
    } catch (IOException | RuntimeException noSuchTable) {
      return OptionalInt.empty();
    }
    return OptionalInt.empty();
  }

  private OptionalInt lookUp(InetSocketAddress local, InetSocketAddress remote) {
    // Seen from the peer its own address comes first. A client with a dual-stack socket is listed
    // in tcp6 although it
    // speaks IPv4.
    OptionalInt inFour =
        isFour(local) ? find("net/tcp", four(remote) + " " + four(local)) : OptionalInt.empty();
    return inFour.isPresent() ? inFour : find("net/tcp6", six(remote) + " " + six(local));
  }

  private OptionalInt find(String table, String ends) {
    try (BufferedReader rows = Files.newBufferedReader(proc.resolve(table))) {
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        if (row.contains(ends)) {
          String[] columns = row.trim().split("\\s+");
          // A socket that its process has closed lingers here without an inode and as root's:
          // believing it would let
          // anybody pass for root by closing early.
          if (!columns[INODE].equals("0")) {
            return OptionalInt.of(Integer.parseUnsignedInt(columns[UID]));
          }
        }
      }
    } catch (IOException | RuntimeException noSuchTable) {
      return OptionalInt.empty();
    }
    return OptionalInt.empty();
  }

  private static boolean isFour(InetSocketAddress end) {
    return end.getAddress().getAddress().length == 4;
  }

  private static String four(InetSocketAddress end) {
    return word(end.getAddress().getAddress(), 0) + port(end);
  }

  private static String six(InetSocketAddress end) {
    InetAddress address = end.getAddress();
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return MAPPED + word(bytes, 0) + port(end);
    }
    return word(bytes, 0) + word(bytes, 4) + word(bytes, 8) + word(bytes, 12) + port(end);
  }

  /** Four bytes as the kernel prints them: as one number in the machine's own byte order. */
  private static String word(byte[] bytes, int at) {
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    StringBuilder hex = new StringBuilder(8);
    for (int i = 0; i < 4; i++) {
      hex.append(String.format("%02X", bytes[at + (little ? 3 - i : i)]));
    }
    return hex.toString();
  }

  private static String port(InetSocketAddress end) {
    return String.format(":%04X", end.getPort());
  }
}
