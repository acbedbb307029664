package dev.tsuiki.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;

/**
 * Where the backend's database driver gets its sockets: nobody gets one before PostgreSQL is up, so
 * that the backend need not wait for it before it starts itself. The driver finds this class by its
 * name in the JDBC address.
 */
public final class DatabaseSockets extends SocketFactory {

  private static final CountDownLatch UP = new CountDownLatch(1);

  /** From now on connections are made. */
  static void open() {
    UP.countDown();
  }

  @Override
  public Socket createSocket() throws IOException {
    try {
      UP.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped before PostgreSQL was up");
    }
    return SocketFactory.getDefault().createSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new UnsupportedOperationException("the driver connects by itself");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw new UnsupportedOperationException("the driver connects by itself");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw new UnsupportedOperationException("the driver connects by itself");
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    throw new UnsupportedOperationException("the driver connects by itself");
  }
}
