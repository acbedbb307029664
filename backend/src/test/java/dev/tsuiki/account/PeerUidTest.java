package dev.tsuiki.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerUidTest {

  private final PeerUid peers = new PeerUid();

  @BeforeEach
  void onlyLinuxHasTheTable() {
    assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "not tried: no /proc/net/tcp here");
  }

  @Test
  void the_peer_of_a_connection_of_our_own_is_ourselves() throws IOException {
    try (ServerSocket server = listen("127.0.0.1");
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      assertEquals(peers.own(), uidBehind(accepted));
      assertEquals(client.getLocalPort(), accepted.getPort());
    }
  }

  @Test
  void a_peer_over_ipv6_is_found_too() throws IOException {
    ServerSocket listening;
    try {
      listening = listen("::1");
    } catch (IOException none) {
      System.out.println("not tried: no IPv6 loopback here");
      return;
    }
    try (ServerSocket server = listening;
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      assertEquals(peers.own(), uidBehind(accepted));
      assertEquals(client.getLocalPort(), accepted.getPort());
    }
  }

  @Test
  void a_peer_that_has_closed_is_nobody_rather_than_root() throws Exception {
    try (ServerSocket server = listen("127.0.0.1")) {
      Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
      try (Socket accepted = server.accept()) {
        client.close();
        assertEquals(-1, accepted.getInputStream().read());
        assertEquals(OptionalInt.empty(), uidBehind(accepted));
      }
    }
  }

  @Test
  void a_peer_of_another_user_is_told_by_its_uid() throws Exception {
    Path setpriv = Path.of("/usr/bin/setpriv");
    if (peers.own().orElse(-1) != 0 || !Files.isExecutable(setpriv)) {
      System.out.println("not tried: a peer of another user needs root and setpriv");
      return;
    }
    try (ServerSocket server = listen("127.0.0.1")) {
      String connect = "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort() + "; read -r line <&3";
      Process stranger =
          new ProcessBuilder(
                  setpriv.toString(), "--reuid=65534", "--clear-groups", "bash", "-c", connect)
              .inheritIO()
              .start();
      server.setSoTimeout(10_000);
      try (Socket accepted = server.accept()) {
        assertEquals(OptionalInt.of(65534), uidBehind(accepted));
      } finally {
        stranger.destroy();
      }
    }
  }

  @Test
  void without_the_table_nothing_is_claimed(@TempDir Path empty) throws IOException {
    PeerUid blind = new PeerUid(empty);
    InetSocketAddress end = new InetSocketAddress("127.0.0.1", 80);
    assertEquals(OptionalInt.empty(), blind.of(end, end));
    assertEquals(OptionalInt.empty(), blind.own());
  }

  private OptionalInt uidBehind(Socket accepted) {
    return peers.of(
        (InetSocketAddress) accepted.getLocalSocketAddress(),
        (InetSocketAddress) accepted.getRemoteSocketAddress());
  }

  private static ServerSocket listen(String address) throws IOException {
    return new ServerSocket(0, 1, InetAddress.getByName(address));
  }
}
