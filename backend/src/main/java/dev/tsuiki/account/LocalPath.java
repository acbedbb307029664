package dev.tsuiki.account;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** A path of this server, out of whatever a link said. */
final class LocalPath {
  private LocalPath() {}

  static Response see(String where) {
    return Response.seeOther(URI.create(where)).header("Cache-Control", "no-store").build();
  }

  /** The path and query of what was said; the first page where it would lead anywhere else. */
  static String of(@Nullable String said) {
    // "//host" and "/\\host" are other hosts to a browser
    if (said == null || !said.startsWith("/") || said.startsWith("//") || said.contains("\\")) {
      return "/";
    }
    try {
      var uri = new URI(said);
      var isHere = uri.getScheme() == null && uri.getRawAuthority() == null;
      return isHere ? uri.toASCIIString() : "/";
    } catch (URISyntaxException odd) {
      return "/";
    }
  }
}
