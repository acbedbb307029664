package dev.tsuiki.account;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Under which user the other end of a connection runs. Asked once a connection, since it cannot
 * change.
 */
@ApplicationScoped
class Peers {
  private final Map<HttpConnection, Peer> known = Collections.synchronizedMap(new WeakHashMap<>());
  private final PeerUid uids = new PeerUid();

  enum Peer {
    SAME_USER,
    OTHER_USER,
    /** The operating system does not say; then a token is needed. */
    UNKNOWN
  }

  Peer peerOf(HttpConnection connection) {
    return known.computeIfAbsent(connection, this::ask);
  }

  private Peer ask(HttpConnection connection) {
    var own = uids.own();
    if (own.isEmpty()) {
      return Peer.UNKNOWN;
    }
    try {
      var peer = uids.of(plain(connection.localAddress()), plain(connection.remoteAddress()));
      // one who has gone already, or cannot be found, is a stranger
      return peer.equals(own) ? Peer.SAME_USER : Peer.OTHER_USER;
    } catch (UnknownHostException notAnAddress) {
      return Peer.OTHER_USER;
    }
  }

  private static InetSocketAddress plain(SocketAddress end) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(end.hostAddress()), end.port());
  }
}
