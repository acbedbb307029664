package dev.tsuiki.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The server that is measured. */
final class Server {
  private final URI url;

  Server(String url) {
    this.url = URI.create(url);
  }

  Client client() throws IOException {
    return new Client(url);
  }

  /** The path of a new notebook. */
  String newNotebook(String slug) throws IOException {
    try (var client = client()) {
      var body = "{\"slug\":\"" + slug + "\"}";
      Client.expect(
          201,
          client.post(
              "/api/v1/notebooks", "application/json", body.getBytes(StandardCharsets.UTF_8)));
    }
    return "/api/v1/notebooks/" + slug;
  }

  interface Work {
    /**
     * @param number from 0 to the number of clients
     * @return what was measured, in nanoseconds
     */
    List<Long> with(Client client, int number) throws IOException;
  }

  /** Clients that work at once, each over a connection of its own. */
  List<Long> clients(int count, Work work) throws Exception {
    var pool = Executors.newFixedThreadPool(count);
    try {
      var all = new ArrayList<Callable<List<Long>>>();
      for (int i = 0; i < count; i++) {
        int number = i;
        all.add(
            () -> {
              try (var client = client()) {
                return work.with(client, number);
              }
            });
      }
      var nanos = new ArrayList<Long>();
      for (var one : pool.invokeAll(all)) {
        nanos.addAll(one.get());
      }
      return nanos;
    } finally {
      pool.shutdown();
    }
  }
}
